import { Argument, Command, InvalidArgumentError, Option } from 'commander';

import { ADAPTERS } from '../adapters';
import { DEFAULT_POLICY, loadPolicy } from '../policy';
import { EXTERNAL_SCANNERS } from '../external/scanners';
import { SCANNER } from '../version';
import { SHELLS, completion } from './completion';
import type { Shell } from './completion';
import { explain, ruleList } from './explain';
import type { InstallOptions } from './assets';
import type { ExitCode, Io } from './io';
import { ingressScan } from './ingress_scan';
import type { IngressScanOptions } from './ingress_scan';
import { manual } from './manual';
import { DEFAULT_JOBS, scan } from './scan';
import type { ScanOptions } from './scan';
import type { HookKind } from '../ingress/hook/hook';
import { runHook, serve } from './serve';
import type { ServeOptions, Work } from './serve';

const MAX_JOBS = 64;

function jobs(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MAX_JOBS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_JOBS}.`);
  return value;
}

/** The commands; `ended` is told the exit code of the one that ran. */
export function createProgram(io: Io, ended: (code: ExitCode) => void): Command {
  const program = new Command('tre-airlock')
    .description('Checks what wants to leave or to enter a Trusted Research Environment.')
    .version(SCANNER.version)
    // So that `egress scan --explain` is the option of the command and not of the program.
    .enablePositionalOptions()
    .addHelpText('after', '\nExit codes: 0 all pass, 1 something to review or block, 2 an error.\n');

  const explainOption = new Option('--explain <rule>', 'say what a rule finds, and what to do instead');
  program.addOption(explainOption).action((options: { explain?: string }) => {
    if (options.explain === undefined) return program.help({ error: true });
    io.out.write(explain(options.explain));
    return ended(0);
  });

  const egress = program.command('egress').description('files that want out');
  egress
    .command('scan')
    .description('judge files and folders; needs no server')
    .argument('[paths...]', 'files and folders')
    .option('--policy <file>', 'a policy, laid over the default one')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text')
    )
    .option('--jobs <n>', 'files judged at the same time', jobs, DEFAULT_JOBS)
    .option('--all', 'list the files that pass too')
    .option('--with <tools>', `ask installed tools too: ${ADAPTERS.join(', ')}`)
    .addOption(explainOption)
    .action(async (paths: string[], options: ScanOptions & { explain?: string }, command: Command) => {
      if (options.explain !== undefined) {
        io.out.write(explain(options.explain));
        return ended(0);
      }
      if (paths.length === 0) command.error('error: name at least one file or folder', { exitCode: 2 });
      ended(await scan(paths, options, io));
    });

  for (const [name, about] of [
    ['watch', 'watch the egress shares, send verdicts, tell the researchers'],
    ['release', 'copy what was approved to the release folders'],
  ] as const)
    addServing(egress, name, about, 'airlock.yml', io, ended);

  const ingress = program.command('ingress').description('code that wants in');
  ingress
    .command('scan')
    .description('judge a range of commits; needs no server')
    .argument('<repository>', 'a repository, bare or not')
    .requiredOption(
      '--range <old..new>',
      'what to judge; OLD may be 0000000000000000000000000000000000000000'
    )
    .option('--policy <file>', 'a policy, laid over the default one for pushes')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text')
    )
    .option('--jobs <n>', 'files judged at the same time', jobs, DEFAULT_JOBS)
    .option(
      '--with <scanners>',
      `run installed scanners too, and merge what they find: ${EXTERNAL_SCANNERS.join(', ')}`
    )
    .option('--cache <folder>', 'where judgements are kept, so that a file is judged once')
    .action(async (repository: string, options: IngressScanOptions) =>
      ended(await ingressScan(repository, options, io))
    );

  ingress
    .command('hook')
    .description('judge a push on the git server; run by git')
    .addArgument(new Argument('<kind>', 'which hook this is').choices(['pre-receive', 'post-receive']))
    .requiredOption('--config <file>', 'the configuration, usually ingress.yml')
    .action(async (kind: HookKind, options: ServeOptions) => ended(await runHook(kind, options, io)));
  addServing(
    ingress,
    'deliver',
    'export approved pushes to the intermediate store',
    'ingress.yml',
    io,
    ended
  );

  const policy = program.command('policy').description('what is allowed out, and how grave each finding is');
  policy
    .command('show')
    .description('print the default policy')
    .action(() => {
      io.out.write(`${JSON.stringify(DEFAULT_POLICY.toFile(), null, 2)}\n`);
      ended(0);
    });
  policy
    .command('check')
    .description('say whether a policy file can be used')
    .argument('<file>')
    .action((file: string) => {
      const { id, version } = loadPolicy(file).ref;
      io.out.write(`${file}: policy "${id}", version ${version}, can be used.\n`);
      ended(0);
    });

  const assets = program.command('assets').description('pipelines, templates, roles, rules and dashboards');
  assets
    .command('install')
    .description('install or update them, as Setup of the plugin does')
    .option('--elasticsearch <url>', 'where templates, pipelines and roles go')
    .option('--kibana <url>', 'where rules and dashboards go')
    .option('--space <id>', 'the space of Kibana; the default one when left out')
    .option('--projects <file>', 'the projects, whose hosts and users the pipeline tags')
    .option('--api-key-file <file>', 'a file with an encoded API key')
    .option('--username <name>', 'a user, in place of a key')
    .option('--password-file <file>', 'a file with the password of the user')
    .option('--ca-file <file>', 'certificates that are trusted, in PEM')
    .option('--enable', 'new rules begin to run at once')
    .option('--dry-run', 'say what would be done, and change nothing')
    // Loaded when it is used: the client of Elasticsearch is large.
    .action(async (options: InstallOptions) => ended(await (await import('./assets')).install(options, io)));
  assets
    .command('export')
    .description('write them as files for import by hand')
    .argument('<folder>', 'a new or empty folder')
    .option('--projects <file>', 'the projects, whose hosts and users the pipeline tags')
    .action(async (folder: string, options: { projects?: string }) =>
      ended(await (await import('./assets')).exportTo(folder, options, io))
    );

  program
    .command('rules')
    .description('list every rule')
    .action(() => {
      io.out.write(ruleList());
      ended(0);
    });
  program
    .command('completion')
    .description('print the completion for a shell')
    .argument('<shell>', SHELLS.join(', '), (text): Shell => {
      const shell = SHELLS.find((other) => other === text);
      if (!shell) throw new InvalidArgumentError(`It must be one of ${SHELLS.join(', ')}.`);
      return shell;
    })
    .action((shell: Shell) => {
      io.out.write(completion(program, shell));
      ended(0);
    });
  program
    .command('man')
    .description('print the manual page')
    .action(() => {
      io.out.write(manual(program));
      ended(0);
    });
  return program;
}

function addServing(
  parent: Command,
  work: Work,
  about: string,
  file: string,
  io: Io,
  ended: (code: ExitCode) => void
): void {
  parent
    .command(work)
    .description(about)
    .requiredOption('--config <file>', `the configuration, usually ${file}`)
    .option('--once', 'go round once and end, for cron')
    .action(async (options: ServeOptions) => ended(await serve(work, options, io)));
}
