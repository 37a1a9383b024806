/** Words that open a question in the word order of questions. */
export const opensQuestion: ReadonlySet<string> = new Set([
  'what', 'which', 'where', 'when', 'who', 'whose', 'whom', 'why', 'how', 'do', 'does', 'did', 'would', 'could', 'can', 'may', 'should', 'shall', 'will', 'have', 'has', 'is', 'are', 'was', 'were', 'any', 'anything',
])
