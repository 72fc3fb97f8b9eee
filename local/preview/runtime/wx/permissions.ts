import type { Host } from '../core/host'
import { askPermission } from '../sheets/consent'
import { changeSettings } from '../sheets/settings'

/** What the person has allowed the mini-program, and what they have refused. WeChat asks once for each. */
export class Permissions {
  private readonly answers = new Map<string, boolean>()

  constructor(private readonly host: Host) {}

  /** As `authSetting`: what was never asked for is not in it. */
  get settings(): Record<string, boolean> {
    return Object.fromEntries(this.answers)
  }

  /** Whether it is allowed; asks the person the first time. */
  async allows(scope: string): Promise<boolean> {
    const known = this.answers.get(scope)
    if (known !== undefined) return known
    const allowed = await askPermission(this.host, scope)
    this.answers.set(scope, allowed)
    return allowed
  }

  /** The settings page, where a refusal can be taken back. */
  async change(): Promise<Record<string, boolean>> {
    const changed = await changeSettings(this.host, this.settings)
    for (const [scope, allowed] of Object.entries(changed ?? {})) this.answers.set(scope, allowed)
    return this.settings
  }
}
