declare module 'jstat' {
  const jstat: {
    /** Student's t, with any number of degrees of freedom above 0. */
    studentt: {
      inv: (probability: number, degrees: number) => number
      cdf: (at: number, degrees: number) => number
    }
  }
  export default jstat
}
