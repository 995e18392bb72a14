import Mustache from "mustache";

/** How each template language writes what Mustache's tokens say. `now` is the variable that holds the view. */
const dialects = {
  jinja: {
    text: (text) => (/\{[{%#]/.test(text) ? `{% raw %}${text}{% endraw %}` : text),
    value: (now, name) => `{{ ${now}${name} }}`,
    list: (now, name, item, inner) => `{% for ${item} in ${now}${name} %}${inner}{% endfor %}`,
    when: (now, name, inner) => `{% if ${now}${name} %}${inner}{% endif %}`,
    unless: (now, name, inner) => `{% if not ${now}${name} %}${inner}{% endif %}`,
    bind: (now, name, item, inner) =>
      `{% if ${now}${name} %}{% with ${item} = ${now}${name} %}${inner}{% endwith %}{% endif %}`,
  },
  go: {
    text: (text) => text.replaceAll("{{", '{{"{{"}}'),
    value: (_now, name) => `{{${name || "."}}}`,
    list: (_now, name, _item, inner) => `{{range ${name}}}${inner}{{end}}`,
    when: (_now, name, inner) => `{{if ${name}}}${inner}{{end}}`,
    unless: (_now, name, inner) => `{{if not ${name}}}${inner}{{end}}`,
    bind: (_now, name, _item, inner) => `{{with ${name}}}${inner}{{end}}`,
  },
  /** A template literal, as one writes it by hand. */
  literal: {
    text: (text) => text.replace(/[`\\]|\$\{/g, "\\$&"),
    value: (now, name) => `\${${now}${name}}`,
    list: (now, name, item, inner) => `\${${now}${name}.map((${item}) => \`${inner}\`).join("")}`,
    when: (now, name, inner) => `\${${now}${name} ? \`${inner}\` : ""}`,
    unless: (now, name, inner) => `\${${now}${name} ? "" : \`${inner}\`}`,
    bind: (now, name, item, inner) => `\${${now}${name} ? ((${item}) => \`${inner}\`)(${now}${name}) : ""}`,
  },
};

/**
 * Writes a Mustache template in another language.
 *
 * @param views - Views that it is filled in with: they tell lists from flags.
 */
export function translate({ text, partials }, views, language) {
  const dialect = dialects[language];
  const walk = (tokens, samples, depth) =>
    tokens
      .map(([kind, name, , , inside, , lineHasText]) => {
        const now = `v${depth}`;
        const item = `v${depth + 1}`;
        const field = name === "." ? "" : `.${name}`;
        if (kind === "text") return dialect.text(name);
        if (kind === "name") return dialect.value(now, field);
        if (kind === ">") {
          const partial = new Mustache.Writer().indentPartial(partials[name], inside, lineHasText);
          return walk(Mustache.parse(partial), samples, depth);
        }
        const values = samples.map((sample) => sample[name]);
        if (kind === "^") return dialect.unless(now, field, walk(inside, samples, depth));
        if (values.some(Array.isArray)) return dialect.list(now, field, item, walk(inside, values.flat(), depth + 1));
        if (values.some((value) => value && value !== true)) {
          return dialect.bind(now, field, item, walk(inside, values.filter(Boolean), depth + 1));
        }
        return dialect.when(now, field, walk(inside, samples, depth));
      })
      .join("");
  return walk(Mustache.parse(text), views, 0);
}
