// What is not needed for the first picture of the page.
export { diagram, forecast } from "haproxy-failover";
