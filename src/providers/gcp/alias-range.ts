/** The name of a subnet's secondary range: https://cloud.google.com/compute/docs/naming-resources */
export const aliasRange = /^[a-z](?:[-a-z\d]{0,61}[a-z\d])?$/;
