/** What somebody in the sample has ordered. */
export interface Wish {
  person: string
  /** Who placed it, when that is somebody else. */
  by?: string
  /** Item key and quantity. */
  takes: [string, number][]
  remark?: string
  picked?: boolean
  /** Why the office cancelled it. */
  cancelled?: string
}

const wish = (person: string, takes: [string, number][], more: Partial<Wish> = {}): Wish => ({
  person,
  takes,
  ...more,
})

/** By campaign, in order of arrival. */
export const WISHES: Record<string, Wish[]> = {
  vegetables: [
    wish('zhao-guoqing', [
      ['greens', 2],
      ['tomato', 1],
    ]),
    wish(
      'li-guihua',
      [
        ['potato', 1],
        ['carrot', 1],
      ],
      { by: 'zhang-min', remark: '请挑小一点的土豆' },
    ),
    wish(
      'sun-baoguo',
      [
        ['tomato', 2],
        ['cucumber', 1],
      ],
      { by: 'sun-li' },
    ),
    wish('sun-li', [
      ['greens', 1],
      ['cucumber', 2],
      ['carrot', 1],
    ]),
    wish('liu-yang', [
      ['tomato', 3],
      ['cabbage', 1],
    ]),
    wish('he-jing', [
      ['greens', 2],
      ['potato', 1],
    ]),
    wish('gao-shulan', [['cabbage', 2]], { by: 'zhang-min' }),
    wish('ma-shufen', [
      ['greens', 4],
      ['potato', 2],
    ]),
  ],
  eggs: [
    wish('liu-yang', [
      ['eggs', 1],
      ['buns', 1],
    ]),
    wish('chen-ya', [['noodles', 2]]),
    wish('zhou-xiulan', [['eggs', 1]], { by: 'zhang-min' }),
    wish('zhao-qian', [
      ['buns', 1],
      ['tofu', 1],
    ]),
    wish('wu-gang', [
      ['noodles', 1],
      ['eggs', 1],
    ]),
    wish('wang-xiuying-2', [['noodles', 1]], { by: 'zhang-min' }),
    wish('xie-chunhua', [['tofu', 2]], { by: 'zhang-min', cancelled: '豆腐坊今天少做了,这次先退' }),
    wish('deng-guoliang', [['tofu', 1]], { by: 'chen-hao', cancelled: '豆腐坊今天少做了,这次先退' }),
  ],
  winter: [
    wish(
      'wang-xiuying',
      [
        ['cabbage', 1],
        ['radish', 1],
      ],
      { by: 'li-mei', remark: '妈妈搬不动,麻烦送到楼下' },
    ),
    wish('zhao-guoqing', [['cabbage', 2]]),
    wish('zhang-yuqin', [['cabbage', 1]], { by: 'zhang-min' }),
    wish(
      'wang-dezhi',
      [
        ['radish', 1],
        ['sweetpotato', 1],
      ],
      { by: 'wu-gang' },
    ),
    wish('sun-li', [['sweetpotato', 2]]),
    wish('tian-fang', [
      ['cabbage', 1],
      ['sweetpotato', 1],
    ]),
    wish('dong-lei', [
      ['cabbage', 2],
      ['radish', 1],
    ]),
    wish('zhu-mingyuan', [['cabbage', 1]], { by: 'zhang-min' }),
    wish('xu-peng', [['radish', 2]]),
    wish('song-yan', [['sweetpotato', 1]]),
    wish('yu-hongxia', [['sweetpotato', 1]], { by: 'zhang-min', cancelled: '这箱红薯磕坏了,没有多的' }),
  ],
  fruit: [
    wish('zhao-guoqing', [['apple', 1]], { picked: true }),
    wish('wang-xiuying', [
      ['pear', 1],
      ['pumpkin', 1],
    ]),
    wish('liu-yang', [['apple', 2]], { picked: true }),
    wish('sun-li', [
      ['apple', 1],
      ['pear', 1],
    ]),
    wish('yuan-shuzhen', [['pear', 1]], { by: 'zhang-min' }),
    wish(
      'guo-qiang',
      [
        ['apple', 1],
        ['pumpkin', 2],
      ],
      { picked: true },
    ),
    wish('cao-jinshan', [['pumpkin', 1]], { by: 'tian-fang' }),
    wish('he-jing', [['apple', 1]]),
    wish('peng-jie', [['pear', 2]], { by: 'zhang-min', picked: true }),
  ],
}
