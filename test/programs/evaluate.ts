import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../../server/root.ts'
import { evaluateAnonymising } from '../evaluate/anonymising.ts'
import { evaluateCoaching } from '../evaluate/coaching.ts'

/** npm run evaluate: measures the coach's reading and the anonymiser over labelled texts that are no part of the project, where they are there. */
const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'))
if (!existsSync(folder)) console.log(`The labelled texts are not there (${folder}), so nothing is measured. HEARTDESK_EVALUATION names another folder.`)
else console.log(`${evaluateCoaching(join(folder, 'coaching'))}\n\n${await evaluateAnonymising(join(folder, 'anonymising'))}`)
