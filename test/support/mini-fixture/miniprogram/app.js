App({
  /** Lifecycle calls in the order in which they came. */
  log: [],
  onLaunch({ path }) {
    this.log.push(`app launch ${path}`)
  },
})
