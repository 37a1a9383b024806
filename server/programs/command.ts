import { backup, restore } from '../command/backup.ts'
import { Usage, type Command } from '../command/command.ts'
import { erase } from '../command/erase.ts'
import { invite } from '../command/invite.ts'
import { move } from '../command/move.ts'
import { exportShelf, importShelf } from '../command/shelf.ts'
import { settings as settingsCommand } from '../command/settings.ts'
import { rulesCommand } from '../coaching/rules-command.ts'
import { readSettings } from '../settings.ts'
import { openStore } from '../store/open.ts'

/** npm run heartdesk -- COMMAND …: what is done beside the server, on its data, with its settings. Exit code 2: written wrongly; 1: in the way. */
const rules: Command = {
  usage: ['rules check [FOLDER]'],
  does: 'says what is wrong with the coach’s rules, your own folder laid over them',
  run: async ({ args }) => void (process.exitCode = await rulesCommand(args)),
}
const commands: Record<string, Command> = { invite, settings: settingsCommand, erase, export: exportShelf, import: importShelf, backup, restore, move, rules }

const help = () =>
  ['npm run heartdesk -- COMMAND', ...Object.values(commands).map(({ usage, does }) => `\n  ${usage.join('\n  ')}\n      ${does}`), '\nThe settings are those of the server: docs/settings.md lists them.'].join('\n')

const [name, ...args] = process.argv.slice(2)
const command = name === undefined ? undefined : commands[name]
if (name === undefined || name === 'help' || name === '--help') console.log(help())
else if (!command) fail(2, `there is no command ${name}: there are ${Object.keys(commands).join(', ')}`)
else {
  const settings = readSettings(process.env)
  if ('problems' in settings) fail(1, ...settings.problems)
  else {
    await command.run({ args, settings, openStore: () => openStore(settings) }).catch((error: unknown) => {
      const isUsage = error instanceof Usage || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      const message = error instanceof Error ? error.message : String(error)
      fail(isUsage ? 2 : 1, ...message.split('\n'), ...(isUsage ? command.usage.map((usage) => `use: ${usage}`) : []))
    })
  }
}

function fail(code: number, ...problems: string[]): void {
  for (const problem of problems) console.error(`heartdesk: ${problem}`)
  process.exitCode = code
}
