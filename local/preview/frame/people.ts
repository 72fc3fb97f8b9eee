import { roleLabel } from '../../../miniprogram/shared/vocabulary'
import { byId, make } from './dom'
import type { Person } from './local'

const labels: Readonly<Record<string, string>> = roleLabel

const rolesOf = (person: Person) =>
  person.roles.filter((role) => role !== 'resident').map((role) => labels[role] ?? role)

/** The first character of a name, as a face. */
function face(person: Person): HTMLElement {
  const element = make('span', 'face', [...person.name][0] ?? '新')
  element.dataset['staff'] = String(rolesOf(person).length > 0)
  element.setAttribute('aria-hidden', 'true')
  return element
}

/** The list of sample people; a click hands them the phone. */
export class PeopleList {
  private readonly list = byId('people', HTMLUListElement)
  private readonly search = byId('people-search', HTMLInputElement)
  private people: readonly Person[] = []
  private chosen = ''

  constructor(private readonly choose: (person: Person) => void) {
    this.search.addEventListener('input', () => this.draw())
  }

  show(people: readonly Person[], chosen: string): void {
    this.people = people
    this.chosen = chosen
    this.draw()
  }

  nameOf(openid: string): string {
    return this.people.find((person) => person.openid === openid)?.name ?? openid
  }

  private draw(): void {
    const wanted = this.search.value.trim()
    const found = this.people.filter(({ name, note = '', roles }) =>
      [name, note, ...roles.map((role) => labels[role] ?? role)].some((text) => text.includes(wanted)),
    )
    const empty = this.people.length === 0 ? '还没有示例居民。重新 npm start 会带上他们。' : '没有这样的人。'
    this.list.replaceChildren(
      ...(found.length ? found.map((person) => this.row(person)) : [make('li', 'empty', empty)]),
    )
  }

  private row(person: Person): HTMLElement {
    const roles = rolesOf(person)
    const name = make(
      'strong',
      '',
      person.name || '新邻居',
      ...roles.map((role) => make('span', 'tag', role)),
    )
    const button = make(
      'button',
      'person',
      face(person),
      make('span', 'who', name, make('span', 'note', person.note ?? '')),
    )
    button.type = 'button'
    button.dataset['testid'] = `person-${person.openid}`
    button.setAttribute('aria-pressed', String(person.openid === this.chosen))
    button.addEventListener('click', () => {
      this.chosen = person.openid
      this.draw()
      this.choose(person)
    })
    return make('li', '', button)
  }
}
