'use strict'
/** A function that never has enough. */
exports.main = async () => {
  const eaten = []
  for (;;) eaten.push(new Array(100_000).fill(eaten.length))
}
