/** An answer that came later takes time to be fetched with a code, or to be posted: so many days it is there, whatever a desk keeps. */
export const answerDays = 14
