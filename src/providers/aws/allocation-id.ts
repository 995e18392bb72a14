/** Old ones have 8 digits: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const allocationId = /^eipalloc-(?:[\da-f]{8}|[\da-f]{17})$/;
