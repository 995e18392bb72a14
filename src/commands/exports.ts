// What render writes on request only, so that it is loaded on request only.
export { ansible } from "../exports/ansible.js";
export { cloudInit } from "../exports/cloud-init.js";
