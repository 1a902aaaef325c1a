/** One of the two threads of the doubt figures (a process, since tsx does not reach node's threads): draws blocks as the
 *  app's thread does. */
import { drawBlock, type DoubtPlan } from '../../engine/doubt'

export interface DrawOrder {
  readonly plan: DoubtPlan
  readonly first: number
  readonly count: number
}

const BLOCK = 40
let plan: DoubtPlan | undefined

process.on('message', (order: DrawOrder) => {
  plan = order.plan
  for (let done = 0; done < order.count; done += BLOCK)
    process.send?.(drawBlock(plan, order.first + done, Math.min(BLOCK, order.count - done)))
})
