/** How the sample's people are called in the database, by the keys that its own files use for them. */
export const openidOf = (key: string): string => `o-${key}`
export const personIdOf = (key: string): string => `p-${key}`
