import { action } from '../../../kit/serve'
import { pageOf, rowsToRead, textPlaceOf } from '../../../kit/paging'
import { command } from '../../../kit/database'
import { dishes as dishLibrary } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { dishOutOf } from '../../menuViews'

/** More dishes than a canteen cooks; a search looks through them all. */
const WHOLE_LIBRARY = 1000

/** The dish library by name, or what of it a word is found in. */
export const dishes = action(kitchen.dishes, async ({ input, db, clock }) => {
  const archived = input.show === 'archived'
  const word = input.search ?? ''
  const sort = { name: 'asc' } as const
  if (word !== '') {
    const all = await db.of(dishLibrary).find({ archived }, { sort, limit: WHOLE_LIBRARY })
    const found = all.filter(({ name, parts }) => [name, ...parts].some((text) => text.includes(word)))
    return { items: found.map(dishOutOf), now: clock.now() }
  }
  const place = textPlaceOf(input.cursor, '')
  const rows = await db
    .of(dishLibrary)
    .find(
      { archived, ...(place ? { name: command.gte(place.value) } : {}) },
      { sort, limit: rowsToRead(place) },
    )
  const { items, next } = pageOf(rows, place, ({ name }) => name)
  return { items: items.map(dishOutOf), ...(next === undefined ? {} : { next }), now: clock.now() }
})
