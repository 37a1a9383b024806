/** The beginning of what somebody wrote, short enough to be shown beside a draft. A letter of two halves, such as an emoji, is not cut in two. */
export const quoted = (text: string, most = 200): string => (text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '') : text)
