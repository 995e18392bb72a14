import type { LoadBalancerFile, WebServerFile } from "./host-file.js";
import { loadBalancerSetupFile, webServerSetupFile } from "./setup/setup-script.js";
import { loadBalancerVerifyFile, webServerVerifyFile } from "./setup/verify-script.js";

/** The scripts written beside a host's files, to install and to verify them; they are not installed themselves. */
export const setupFiles: readonly (WebServerFile | LoadBalancerFile)[] = [
  webServerSetupFile,
  webServerVerifyFile,

  loadBalancerSetupFile,
  loadBalancerVerifyFile,
];
