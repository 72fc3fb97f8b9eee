/**
 * Which text a person has agreed to. Grows whenever the text on the privacy page changes in substance; whoever agreed to
 * an older one is asked again before the next personal field.
 */
export const PRIVACY_VERSION = '2026-11'

/** Which text a guardian has agreed to before a child is written down (PIPL article 31: a separate consent). */
export const GUARDIAN_VERSION = '2026-11'

/** Until this birthday a guardian acts for a child without being asked. */
export const ADULT_AGE = 18
