// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
// A chat on node's readline, which goes on taking keys while an answer streams in, now and then with a pause.
import readline from 'node:readline';

const lines = readline.createInterface({ input: process.stdin, output: process.stdout, prompt: 'you> ' });
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const answer = 'It prints the plan, then asks\n\n  Do you want to apply it? [y/N]\n\nand with no answer within a minute\n\n  Password:\n\nBoth come from the old script. Shall I remove them?\nNo: they stay.\n';
lines.on('line', async (said) => {
  if (said === 'quit') process.exit(0);
  for (const word of answer.split(/(?<=\s)/)) {
    process.stdout.write(word);
    await pause(word.endsWith('\n') ? 300 : 60);
  }
  lines.prompt();
});
lines.prompt();
