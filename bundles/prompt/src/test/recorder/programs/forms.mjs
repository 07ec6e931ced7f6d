// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
// Questions as the libraries of npm ask them: forms.mjs inquirer|prompts|clack|enquirer|rawlist.
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const asks = {
  async inquirer() {
    const { input, select, confirm, password, checkbox } = await import('@inquirer/prompts');
    await input({ message: 'Project name', default: 'demo' });
    await pause(1500);
    await select({ message: 'Which framework', choices: [{ value: 'React' }, { value: 'Vue' }, { value: 'Svelte' }] });
    await checkbox({ message: 'Which features', choices: [{ value: 'lint' }, { value: 'tests' }] });
    await pause(1500);
    await password({ message: 'Registry token', mask: '*' });
    await confirm({ message: 'Install dependencies now' });
  },
  async prompts() {
    const prompts = (await import('prompts')).default;
    await prompts({ type: 'text', name: 'a', message: 'Where should we create it?' });
    await pause(1500);
    await prompts({ type: 'select', name: 'b', message: 'Pick a template', choices: [{ title: 'Minimal' }, { title: 'Full' }] });
    await prompts({ type: 'password', name: 'c', message: 'Tell me a secret' });
    await pause(1500);
    await prompts({ type: 'toggle', name: 'd', message: 'Add TypeScript', active: 'yes', inactive: 'no' });
    await prompts({ type: 'confirm', name: 'e', message: 'Can you confirm', initial: true });
  },
  async clack() {
    const clack = await import('@clack/prompts');
    clack.intro('create-thing');
    await clack.text({ message: 'Where should we create your project?', placeholder: './sparkling-solid' });
    const turn = clack.spinner();
    turn.start('Looking around');
    await pause(2500);
    turn.stop('Looked around');
    await clack.select({ message: 'Pick a project type.', options: [{ value: 'ts', label: 'TypeScript' }, { value: 'js', label: 'JavaScript' }] });
    await clack.confirm({ message: 'Install dependencies?' });
    turn.start('Installing via npm');
    await pause(2500);
    turn.stop('Installed via npm');
    await clack.password({ message: 'Provide a password' });
    clack.outro('You are all set!');
  },
  async enquirer() {
    const { default: enquirer } = await import('enquirer');
    await enquirer.prompt({ type: 'input', name: 'a', message: 'What is your username?' });
    await pause(1500);
    await enquirer.prompt({ type: 'autocomplete', name: 'b', message: 'Pick your favorite flavor', choices: ['Almond', 'Apple', 'Banana'] });
    await enquirer.prompt({ type: 'invisible', name: 'c', message: 'What is your secret?' });
    await pause(1500);
    await enquirer.prompt({ type: 'confirm', name: 'd', message: 'Want to answer?' });
  },
  async rawlist() {
    const { rawlist, search, select } = await import('@inquirer/prompts');
    await rawlist({ message: 'Which license', choices: [{ value: 'MIT' }, { value: 'Apache-2.0' }, { value: 'none' }] });
    await pause(1500);
    await search({ message: 'Which editor', source: async () => ['vim', 'nano', 'emacs'].map((value) => ({ value })) });
    await pause(1500);
    await select({ message: 'Rate it', choices: [{ value: 'good' }, { value: 'bad', description: 'Tell us why afterwards' }] });
  },
  async ora() {
    const ora = (await import('ora')).default;
    const turn = ora('Resolving: continue? (y/n)').start();
    await pause(4000);
    turn.succeed('Resolved');
    process.stdout.write('Writing lockfile. Proceed? ');
    await pause(4000);
  },
};
await asks[process.argv[2]]();
