import * as ge from 'glass-easel'

/**
 * glass-easel leaves the `ready` lifetime to its host. It is due once a component has been laid out, children
 * before their parents.
 */
export class ReadyQueue {
  private waiting: ge.GeneralComponent[] = []
  private readonly told = new WeakSet<ge.GeneralComponent>()

  /** A component has been attached. */
  add(component: ge.GeneralComponent): void {
    if (this.waiting.length === 0) requestAnimationFrame(() => this.flush())
    this.waiting.push(component)
  }

  /** Tells all that wait, now. */
  flush(): void {
    const due = this.waiting.filter(
      (component) => ge.Element.isAttached(component) && !this.told.has(component),
    )
    this.waiting = []
    const depths = new Map(due.map((component) => [component, depthOf(component)]))
    due.sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0))
    for (const component of due) {
      this.told.add(component)
      component.triggerLifetime('ready', [])
    }
  }
}

function depthOf(component: ge.GeneralComponent): number {
  let depth = 0
  for (let at: ge.Element | null = component; at; at = at.getComposedParent()) depth += 1
  return depth
}
