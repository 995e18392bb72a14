import type { LoadBalancerFile, WebServerFile } from "./host-file.js";
import { loadBalancerSetupFile, webServerSetupFile } from "./setup/setup-script.js";

/** The scripts written beside a host's files for the installation; they are not installed themselves. */
export const setupFiles: readonly (WebServerFile | LoadBalancerFile)[] = [webServerSetupFile, loadBalancerSetupFile];
