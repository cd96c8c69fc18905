import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

interface Place {
  /** Words of the commands up to here, `egress scan`; empty for the program itself. */
  path: string;
  commands: readonly Command[];
  options: readonly string[];
  /** Whether files may follow. */
  files: boolean;
}

function places(command: Command, path = ''): Place[] {
  const here: Place = {
    path,
    commands: command.commands,
    options: command.options.flatMap((option) => option.long ?? []),
    files: command.registeredArguments.length > 0 || command.options.some((option) => option.required),
  };
  return [here, ...command.commands.flatMap((inner) => places(inner, `${path} ${inner.name()}`.trim()))];
}

/** A completion script of a shell, made from the commands themselves. */
export function completion(program: Command, shell: Shell): string {
  const all = places(program);
  if (shell === 'fish') return fish(program, all);
  const bash = bashScript(program, all);
  return shell === 'bash' ? bash : `autoload -U +X bashcompinit && bashcompinit\n${bash}`;
}

function bashScript(program: Command, all: readonly Place[]): string {
  const name = program.name();
  const steps = all
    .filter(({ path }) => path !== '')
    .map(({ path }) => {
      const parent = path.split(' ').slice(0, -1).join(' ');
      return `      "${parent}:${path.split(' ').pop()}") path="${path}" ;;`;
    });
  const words = all.map(({ path, commands, options, files }) => {
    const list = [...commands.map((command) => command.name()), ...options, '--help'].join(' ');
    const more = files ? ' $(compgen -f -- "$current")' : '';
    return `    "${path}") COMPREPLY=($(compgen -W "${list}" -- "$current")${more}) ;;`;
  });
  return [
    '_tre_airlock() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" path="" word',
    '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    '    case "$path:$word" in',
    ...steps,
    '    esac',
    '  done',
    '  case "$path" in',
    ...words,
    '  esac',
    '}',
    `complete -o filenames -F _tre_airlock ${name}`,
    '',
  ].join('\n');
}

const quoted = (text: string) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

function fish(program: Command, all: readonly Place[]): string {
  const name = program.name();
  const lines = all.flatMap(({ path, commands, options }) => {
    const words = path.split(' ').filter((word) => word !== '');
    const inside = words.map((word) => `__fish_seen_subcommand_from ${word}`);
    const outside = commands.map((command) => `not __fish_seen_subcommand_from ${command.name()}`);
    const condition = (parts: string[]) => (parts.length > 0 ? ` -n ${quoted(parts.join('; and '))}` : '');
    return [
      ...commands.map(
        (command) =>
          `complete -c ${name} -f${condition([...inside, ...outside])} -a ${command.name()} -d ${quoted(command.description())}`
      ),
      ...options.map((option) => `complete -c ${name}${condition(inside)} -l ${option.slice(2)}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}
