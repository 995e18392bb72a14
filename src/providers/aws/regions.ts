/** A part of AWS that is apart from the others: regions, the domain of its services, and its name in an ARN. */
interface Partition {
  readonly name: string;
  readonly regions: RegExp;
  readonly domain: string;
}

// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
const partitions: readonly Partition[] = [
  { name: "aws", regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}$/, domain: "amazonaws.com" },
  { name: "aws-cn", regions: /^cn-[a-z]+-\d{1,2}$/, domain: "amazonaws.com.cn" },
  { name: "aws-us-gov", regions: /^us-gov-[a-z]+-\d{1,2}$/, domain: "amazonaws.com" },
  { name: "aws-eusc", regions: /^eusc-de-[a-z]+-\d{1,2}$/, domain: "amazonaws.eu" },
];

/** Any region of these. */
export const region = new RegExp(partitions.map(({ regions }) => regions.source).join("|"));

export const domains = partitions.map(({ domain }) => domain);
export const partitionNames = partitions.map(({ name }) => name);

/** The partition that a region is in. */
export function partitionOf(region: string): Pick<Partition, "name" | "domain"> {
  return partitions.find(({ regions }) => regions.test(region)) ?? { name: "", domain: "" };
}
