import { type Command, type Completed, UsageError } from "./command.js";

/** The completions for a command. */
interface Completions {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly value: Completed }[];
  readonly operands: Completed;
}

const shells = { bash, zsh, fish } as const;

/** The command that prints the completions of all commands, including itself. */
export function completionFor(commands: readonly Command[]): Command {
  const completion: Command = {
    usage: "completion SHELL",
    summary: "print a completion script for bash, zsh or fish",
    help: `Prints a script for SHELL: bash, zsh or fish.

Examples:
  haproxy-failover completion bash > ~/.local/share/bash-completion/completions/haproxy-failover
  haproxy-failover completion zsh > "\${fpath[1]}/_haproxy-failover"
  haproxy-failover completion fish > ~/.config/fish/completions/haproxy-failover.fish
or, for this shell alone:
  source <(haproxy-failover completion bash)`,
    options: {},
    operands: { least: 1, most: 1 },
    completes: { operands: Object.keys(shells) },
    refused: 1,
    async run({ operands: [name = ""] }, { out }) {
      const shell = Object.hasOwn(shells, name) ? shells[name as keyof typeof shells] : undefined;
      if (shell === undefined)
        throw new UsageError(`unknown shell "${name}"; use one of ${Object.keys(shells).join(", ")}`);
      out(shell([...commands, completion].map(completionsOf)));
      return 0;
    },
  };
  return completion;
}

function completionsOf({ usage, summary, options, completes }: Command): Completions {
  const [name = ""] = usage.split(" ");
  const own = Object.entries(options).map(([option, { type }]) => ({
    name: option,
    value: type === "boolean" ? ("nothing" as const) : (completes.options?.[option] ?? "file"),
  }));
  return { name, summary, options: [...own, { name: "help", value: "nothing" }], operands: completes.operands };
}

function bash(commands: readonly Completions[]): string {
  const action = (value: Completed) => {
    if (value === "folder") return "compopt -o dirnames 2>/dev/null; return";
    return value === "file" ? "return" : `words='${value === "nothing" ? "" : value.join(" ")}'`;
  };
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ name: option, value }) =>
      value === "nothing" ? [] : [`        ${name}:--${option}) ${action(value)} ;;`],
    ),
  );
  const lines = commands.flatMap(({ name, options, operands }) => [
    `        ${name}:-*) words='${options.map((option) => `--${option.name}`).join(" ")}' ;;`,
    `        ${name}:*) ${action(operands)} ;;`,
  ]);
  return `# bash completion for haproxy-failover
_haproxy_failover() {
    local current=\${COMP_WORDS[COMP_CWORD]} words='' word
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        words='${commands.map(({ name }) => name).join(" ")} --help --version'
    else
        case \${COMP_WORDS[1]}:\${COMP_WORDS[COMP_CWORD - 1]} in
${values.join("\n")}
        *) case \${COMP_WORDS[1]}:$current in
${lines.join("\n")}
        esac ;;
        esac
    fi
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$current")
}
complete -o bashdefault -o default -F _haproxy_failover haproxy-failover
`;
}

function zsh(commands: readonly Completions[]): string {
  const action = (value: Completed) => {
    if (value === "file") return "_files";
    return value === "folder" ? "_files -/" : `(${value === "nothing" ? "" : value.join(" ")})`;
  };
  const names = commands.map(({ name, summary }) => `    '${name}:${escaped(summary)}'`);
  const cases = commands.map(({ name, options, operands }) => {
    const specs = options.map(({ name: option, value }) =>
      value === "nothing" ? `'--${option}'` : `'--${option}=:${option}:${action(value)}'`,
    );
    const rest = operands === "nothing" ? [] : [`'*:operand:${action(operands)}'`];
    return `  ${name}) _arguments ${[...specs, ...rest].join(" ")} ;;`;
  });
  return `#compdef haproxy-failover
_haproxy-failover() {
  local -a commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join("\n")}
  esac
}
if [[ $funcstack[1] == _haproxy-failover ]]; then
  _haproxy-failover "$@"
else
  compdef _haproxy-failover haproxy-failover
fi
`;
}

function fish(commands: readonly Completions[]): string {
  const start = "complete -c haproxy-failover";
  const action = (value: Completed) => {
    if (value === "folder") return " -x -a '(__fish_complete_directories)'";
    return value === "file" ? " -r -F" : ` -x -a '${value === "nothing" ? "" : value.join(" ")}'`;
  };
  const lines = commands.flatMap(({ name, summary, options, operands }) => {
    const within = `${start} -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `${start} -f -n __fish_use_subcommand -a ${name} -d '${escaped(summary)}'`,
      ...options.map(({ name: option, value }) => `${within} -l ${option}${value === "nothing" ? "" : action(value)}`),
      ...(operands === "file" ? [`${within} -F`] : []),
      ...(typeof operands === "object" ? [`${within} -f -a '${operands.join(" ")}'`] : []),
      ...(operands === "nothing" ? [`${within} -f`] : []),
    ];
  });
  return `# fish completion for haproxy-failover\n${lines.join("\n")}\n`;
}

/** A colon would end the word in zsh. Summaries contain no quotes. */
function escaped(summary: string): string {
  return summary.replace(/'/g, "").replace(/:/g, "\\:");
}
