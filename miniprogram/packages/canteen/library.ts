import { canteen, type Dish } from '../../services/canteen'
import { CloudError } from '../../services/errors'
import { from } from '../../view/list'

/** A dish of the library by its id, also one that is no longer cooked. The library is a few pages long. */
export async function dishOf(id: string): Promise<Dish> {
  for (const show of ['current', 'archived'] as const) {
    let cursor: string | null = null
    do {
      const { items, next }: Awaited<ReturnType<typeof canteen.dishes>> = await canteen.dishes({
        show,
        ...from(cursor),
      })
      const found = items.find((dish) => dish.id === id)
      if (found) return found
      cursor = next ?? null
    } while (cursor !== null)
  }
  throw new CloudError('NOT_FOUND', '菜品库里没有这道菜了')
}
