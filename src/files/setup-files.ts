import type { LoadBalancerFile, WebServerFile } from "./host-file.js";
import { loadBalancerSetupFile, webServerSetupFile } from "./setup/setup-script.js";

/** The scripts that go beside a host's files, for the one who installs them; not part of the host itself. */
export const setupFiles: readonly (WebServerFile | LoadBalancerFile)[] = [webServerSetupFile, loadBalancerSetupFile];
