import { action } from '../../kit/serve'
import { pickupPoints, suppliers } from '../collections'
import { contract } from '../contract'

/** Suppliers and pickup points to choose from, by name. */
export const choices = action(contract.choices, async ({ db }) => {
  const byName = { sort: { name: 'asc' }, limit: 200 } as const
  const [allSuppliers, allPoints] = await Promise.all([
    db.of(suppliers).find({}, byName),
    db.of(pickupPoints).find({}, byName),
  ])
  return {
    suppliers: allSuppliers.map(({ _id, ...supplier }) => ({ id: _id, ...supplier })),
    pickupPoints: allPoints.map(({ _id, ...point }) => ({ id: _id, ...point })),
  }
})
