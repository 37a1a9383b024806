import { readFolders } from '../../server/coaching/rules-folder.ts'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { readRules } from '../../server/coaching/rules.ts'

/** The rules that Heartdesk ships, as a test uses them. */
export const shippedFiles = readFolders({ shipped: shippedRules, own: null }).files
export const shippedBook = readRules(shippedFiles)
