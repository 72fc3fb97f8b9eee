/** What differs between deployments of the mini-program. */
export const config = {
  /** Id of the CloudBase environment; empty takes the one that belongs to the mini-program's own account. */
  cloudEnvironment: '',
}
