import { release } from "node:os";
import { packages } from "./installed.mjs";

const threeDigits = new Intl.NumberFormat("en", { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
const ms = (seconds) => (seconds === undefined ? "" : `${threeDigits.format(seconds * 1000)} ms`);
const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;
const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");

/** How time grows with the number of web servers: the slope of a line through the logarithms. */
function exponent(rows) {
  const points = rows.map(({ webServers, times: { ours } }) => [Math.log(webServers), Math.log(ours)]);
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return (
    points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  );
}

/** Each target, with the measured value. */
function goals({ rendered, parsed, cold, disk, outputBytes, playbooks }) {
  const worst = (rows, ratio, pick) => pick(...rows.map(ratio).filter((value) => !Number.isNaN(value)));
  const from = (least) => rendered.filter(({ webServers }) => webServers >= least);
  const thousands = rendered.filter(({ webServers }) => webServers === 2000 || webServers === 1000);
  const slope = (platform) =>
    exponent(rendered.filter((row) => row.platform === platform && row.balancers === 2 && row.webServers >= 20));
  const slowerThanUs = (name) => (row) => (row.times[name] ?? Number.NaN) / row.times.ours;
  const memory = (disk.memory.render - 2 * outputBytes) / disk.memory.node;
  return [
    [
      "render, 2 x 2,000 and 10 x 1,000, against a copy",
      "at most 8",
      worst(thousands, ({ times: t }) => t.ours / t.copy, Math.max),
      8,
    ],
    ["the same, and every text read", "at most 8", worst(thousands, ({ times: t }) => t.read / t.copy, Math.max), 8],
    ["Jinja2 against render, every size", "at least 20", worst(rendered, slowerThanUs("jinja"), Math.min), -20],
    [
      "Go's text/template against render, 2 x 200 and up",
      "at least 4",
      worst(from(200), slowerThanUs("go"), Math.min),
      -4,
    ],
    [
      "naive Mustache against render, 2 x 200 and up",
      "at least 10",
      worst(from(200), slowerThanUs("mustache"), Math.min),
      -10,
    ],
    [
      "exponent over web servers, 20 to 20,000",
      "at most 1.1",
      Math.max(slope("ubuntu-14.04"), slope("debian-12")),
      1.1,
    ],
    ["parse and validate, 2 x 20,000, against by hand", "at most 3", parsed.ours / parsed.byHand, 3],
    ["`render` of the guide's topology, cold, JSON, against `node -e 0`", "at most 1.3", cold.json / cold.node, 1.3],
    ["the same in YAML", "at most 1.6", cold.yaml / cold.node, 1.6],
    ["`render` to disk, 2 x 20,000, against `cp -r`", "at most 2", disk.times.render / disk.times.copy, 2],
    ["the same over an unchanged tree", "at most 1", disk.times.unchanged / disk.times.copy, 1],
    ...playbooks
      .filter(({ webServers }) => webServers >= 20)
      .map((row) => {
        const least = row.webServers === 20 ? 100 : 500;
        return [
          `ansible-playbook against \`render\`, 2 x ${row.webServers}`,
          `at least ${least}`,
          row.ansible / row.ours,
          -least,
        ];
      }),
    ["peak memory without the output twice, 2 x 20,000, against bare Node", "at most 1.5", memory, 1.5],
  ].filter(([, , value]) => Number.isFinite(value));
}

/** What limits each figure. */
const bounds = `A tier of 20,000 is limited by memory: the garbage collector moves more than 40,000 files while they are made, and the
system has to provide fresh pages for them. Next come the guards, which check every value. A cold start is mostly Node's
own, then loading zod and building the schema; with YAML, the YAML reader. On disk, the limit is system calls: five for each
file that is written, four for each that is already there.
`;

export function page(results) {
  const { rendered, fleet, cold, disk, parsed, playbooks, missing } = results;
  const isReached = (value, limit) => (limit < 0 ? value >= -limit : value <= limit);
  const contestants = ["copy", "ours", "read", "literals", "mustache", "go", "jinja"];
  return `# Performance

<!-- Written by \`npm run bench\`. -->

Node ${process.version}, Linux ${release()}. All figures are from one run, which checks that every contestant makes the
same bytes. Functions are timed in interleaved rounds, and the best median counts; processes have the median. The
other tools start from prepared values, ours from the topology.

${missing.map((name) => `Missing in this run: ${name} (\`apt-get install ${packages[name]}\`).\n\n`).join("")}## Targets

${table(
  ["what", "target, times", "measured", ""],
  goals(results).map(([what, wanted, value, limit]) => [
    what,
    wanted,
    threeDigits.format(value),
    isReached(value, limit) ? "reached" : "**missed**",
  ]),
)}
${bounds}
## Rendering

![time against size](performance.svg)

Tiers are balancers x web servers. "copy" copies the finished files' bytes with \`Buffer.copy\`, one after the other.
V8 joins the pieces of a string when it is first read. Ours, template literals and Mustache all return such strings; "read"
is ours with one character of every string read.

${table(
  ["platform", "tier", "bytes", "copy", "ours", "ours, read", "template literals", "`Mustache.render`", "Go", "Jinja2"],
  rendered.map(({ platform, balancers, webServers, bytes, times: row }) => [
    platform,
    `${balancers} x ${webServers.toLocaleString("en")}`,
    bytes.toLocaleString("en"),
    ...contestants.map((name) => ms(row[name])),
  ]),
)}
A fleet of 1,000 tiers of 2 x 2 on debian-12: ${ms(fleet)}.

## Around it

${table(
  ["what", "takes", "beside it"],
  [
    [
      "parse and validate, 2 x 20,000, from an object",
      ms(parsed.ours),
      `by hand with \`net.isIPv4\` and a \`Set\`: ${ms(parsed.byHand)}`,
    ],
    ["`render` of the guide's topology, cold, JSON", ms(cold.json), `\`node -e 0\`: ${ms(cold.node)}`],
    ["the same in YAML", ms(cold.yaml), ""],
    [
      "`render` to a memory file system, 2 x 20,000",
      ms(disk.times.render),
      `\`cp -r\` of the tree: ${ms(disk.times.copy)}`,
    ],
    ["the same over an unchanged tree", ms(disk.times.unchanged), ""],
    [
      "its peak memory",
      mebibytes(disk.memory.render),
      `bare Node: ${mebibytes(disk.memory.node)}; the output: ${mebibytes(results.outputBytes)}`,
    ],
    ...playbooks.map((row) => [
      `\`render\`, 2 x ${row.webServers}, whole process`,
      ms(row.ours),
      `\`ansible-playbook\`: ${ms(row.ansible)}, ${threeDigits.format(row.ansible / row.ours)} times as long`,
    ]),
  ],
)}`;
}
