import * as echarts from "echarts";

const names = {
  copy: "a copy of the bytes",
  ours: "haproxy-failover",
  literals: "template literals by hand",
  mustache: "Mustache.render",
  go: "Go text/template",
  jinja: "Jinja2",
};

/** Time against web servers behind two balancers, both axes logarithmic. */
export function plot({ rendered }) {
  const rows = rendered.filter(({ platform, balancers }) => platform === "debian-12" && balancers === 2);
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 800, height: 500 });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: "Rendering a tier on debian-12, two balancers", left: "center" },
    legend: { top: 30 },
    grid: { top: 90, bottom: 60, left: 80, right: 40 },
    xAxis: { type: "log", name: "web servers", nameLocation: "middle", nameGap: 30, min: 1, max: 100_000 },
    yAxis: { type: "log", name: "ms", nameLocation: "middle", nameGap: 50 },
    series: Object.entries(names)
      .filter(([key]) => rows.every(({ times }) => times[key] !== undefined))
      .map(([key, name]) => ({
        name,
        type: "line",
        data: rows.map(({ webServers, times }) => [webServers, times[key] * 1000]),
      })),
  });
  const svg = `${chart.renderToSVGString()}\n`;
  chart.dispose();
  return svg;
}
