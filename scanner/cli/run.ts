import { CommanderError } from 'commander';
import type { Command } from 'commander';

import { SettingsError } from '../policy';
import { UsageError } from '../usage_error';
import type { ExitCode, Io } from './io';
import { createProgram } from './program';

/** Runs the command line; answers the exit code: 0 all pass, 1 something to review or block, 2 an error. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 2;
  const program = createProgram(io, (ended) => {
    code = ended;
  });
  forEachCommand(program, (command) =>
    command.exitOverride().configureOutput({
      writeOut: (text) => void io.out.write(text),
      writeErr: (text) => void io.err.write(text),
    })
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its message already; --help and --version end here too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const expected = error instanceof UsageError || error instanceof SettingsError;
    io.err.write(`tre-airlock: ${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
    return 2;
  }
}

function forEachCommand(command: Command, act: (command: Command) => void): void {
  act(command);
  for (const inner of command.commands) forEachCommand(inner, act);
}
