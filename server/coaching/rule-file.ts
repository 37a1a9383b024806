/** A text out of a rules folder. `path` counts from the folder; a library's own folder lies over the shipped one. */
export interface RuleFile {
  path: string
  text: string
  own: boolean
}
