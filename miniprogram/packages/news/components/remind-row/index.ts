import type { CloudError } from '../../../../services/errors'
import { act, AT_REST } from '../../../../view/act'
import { canBeTold, askToBeTold } from '../../../../view/subscribe'
import { introduceFirst } from '../../introduce'

type Remind = 'hidden' | 'offered' | 'set' | 'refused'
const AT_FIRST: { remind: Remind } = { remind: 'hidden' }

/** "有重要消息时微信提醒我"; hidden where the community cannot send any. */
Component({
  data: { ...AT_REST, ...AT_FIRST },
  lifetimes: {
    attached() {
      if (canBeTold(['news'])) this.setData({ remind: 'offered' })
    },
  },
  methods: {
    onRemind() {
      const refused = (error: CloudError) => introduceFirst(error, '登记以后,微信才知道提醒谁')
      void act(
        this,
        'remind',
        async () => {
          const allowed = await askToBeTold(['news'])
          this.setData({ remind: allowed.length > 0 ? 'set' : 'refused' })
        },
        refused,
      )
    },
  },
})
