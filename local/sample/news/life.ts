import {
  dateInWords,
  heading,
  next,
  paragraph,
  picture,
  points,
  quote,
  steps,
  type Desk,
  type Written,
} from './writing'

/** How neighbours live together. */

const FRIDAY = 5

export const fridayVisits = ({ now, file }: Desk): Written => ({
  key: 'friday-visits',
  title: '红桑榆周五走访:这周去了九位老人家里',
  summary: '桑榆睦邻队四个人,一下午敲了九家门,换了三个灯泡,修了一把椅子,听了好多老故事。',
  category: 'community',
  cover: 'news-volunteers.svg',
  tags: ['红桑榆', '志愿'],
  body: [
    paragraph(
      '每到周五下午,穿红马甲的就出门了。他们平均年纪 67 岁,都是退休的老党员,去看的是比自己还年长、一个人住的邻居。',
    ),
    heading('10 号楼的郭爷爷'),
    paragraph(
      '87 岁的郭万福耳朵背,门铃听不见。队员们约好敲三下窗,他就知道是谁来了。这次给他换了一个会闪灯的门铃,试了五遍,他笑得合不拢嘴。',
    ),
    picture(file('apple.svg'), '带去的是范县的红富士'),
    heading('6 号楼的吴大爷'),
    paragraph(
      '吴长海老人的药快吃完了,女儿下周才回来。队员记下药名,请卫生服务站当天送来,又把吃法用大字写在纸上贴在冰箱门。',
    ),
    heading('想请我们去看看谁'),
    points(
      '自己家的老人,邻居家的老人,都可以说。',
      '打社区电话,或者在楼道的小信箱里留张纸条。',
      `下一次走访是${dateInWords(next(now, FRIDAY))}下午 2 点半。`,
    ),
    quote('队长冯振华说:我们也就是去坐一坐。可是有人坐一坐,这一天就不一样。'),
  ],
})

export const chessRoom = ({ file }: Desk): Written => ({
  key: 'chess-room',
  title: '油地共享棋牌室:冬天的开放时间',
  summary: '油田活动中心的棋牌室冬天也对社区居民开放,暖气很足,茶水免费,周一休息。',
  category: 'oilfield',
  cover: 'news-chess.svg',
  tags: ['棋牌室', '共享设施'],
  source: '兴隆社区、油田矿区服务站',
  body: [
    paragraph(
      '油田矿区服务站的棋牌室在休闲广场北边,一层小楼,进门左手。油田的、社区的、租房住的,登记一下姓名都能进。',
    ),
    heading('冬天开到几点'),
    points(
      '周二到周五:上午 9 点到 11 点半,下午 2 点到 5 点半',
      '周六、周日:上午 9 点到下午 6 点,中午不关门',
      '周一:打扫,不开',
    ),
    heading('里面有什么'),
    paragraph(
      '象棋桌八张,围棋桌两张,扑克四桌,都是新换的布面。热水和茶叶随便用,自己带杯子。赵国庆师傅每天下午在,愿意教孩子走马。',
    ),
    picture(file('news-square.svg'), '棋牌室就在休闲广场的北边'),
    heading('大家约好的'),
    steps('不赌钱,一毛也不行。', '不抽烟,外面有棚子。', '一盘棋下完,有人等就让一让。'),
    paragraph('想办比赛、想包半天给老战友聚会的,提前三天打给服务站 0393-4412381,不收场地费。'),
  ],
})

export const howToOrder = (): Written => ({
  key: 'how-to-order',
  title: '生鲜直供怎么订:四步学会,也可以打电话',
  summary: '基地早上采菜,下午送到社区。手机上点一点,到点下楼取;不用手机的,打电话我们替您订。',
  category: 'community',
  cover: 'cover-vegetables.svg',
  tags: ['生鲜直供', '团购'],
  related: ['greenhouse'],
  body: [
    paragraph('生鲜直供开了半年,每周有两百多户在订。还有邻居问怎么订,把步骤写在这里,可以转给爸妈看。'),
    heading('手机上四步'),
    steps(
      '打开这个小程序,点下面的“团购”,选一次正在接龙的。',
      '想要什么就点右边的加号,点几下就是几份。',
      '点“去确认”,看清楚在哪里取、几点取。',
      '点“订下”,记住取货码。钱到取的时候再付。',
    ),
    heading('不想用手机'),
    paragraph(
      '打社区电话,告诉张敏要什么。她念一遍给您听,没错再记下。儿女也可以在外地替爸妈订,先在“我的家人”里说一声就行。',
    ),
    heading('取的时候'),
    points(
      '报取货码的六位数字,或者报名字。',
      '菜当面过秤,少了补,坏了换。',
      '来不了的,提前打电话,邻居可以代取。',
    ),
    paragraph('截单以后基地才开始采,所以截单后不能再加,也不能退,请大家体谅。'),
  ],
})

export const greenhouse = ({ file }: Desk): Written => ({
  key: 'greenhouse',
  title: '到王楼镇看看咱们的菜是怎么长的',
  summary: '十六位邻居坐了四十分钟的车,走进蔬菜基地的大棚,亲手摘了一篮子。看过以后,吃得更放心。',
  category: 'community',
  cover: 'news-greenhouse.svg',
  tags: ['王楼镇', '生鲜直供'],
  related: ['how-to-order'],
  body: [
    paragraph(
      '上周六早上 7 点半,一辆中巴从休闲广场出发。车上十六个人,年纪最大的 81 岁,最小的 5 岁,去的是范县王楼镇,我们每周吃的青菜就长在那里。',
    ),
    picture(file('tomato.svg'), '大棚里比外面暖和十几度,西红柿正红'),
    heading('棚里的早晨'),
    paragraph(
      '老魏管着十二个棚。他说每天天不亮就来揭草帘,让菜早点晒到太阳。给社区的菜不打催长的药,虫子用黄色的粘板来粘,棚里挂得像小旗子。',
    ),
    paragraph('曹金山大爷蹲下来捏了捏土,说跟年轻时队里的地一个味儿。孩子们第一次看见西红柿的秧比人高。'),
    picture(file('news-crates.svg'), '按订单装箱,一家一袋'),
    heading('从地里到楼下'),
    points(
      '早上 5 点开始采,露水还在。',
      '8 点过秤装箱,每袋贴上楼号。',
      '下午 3 点半到党群服务中心,还是凉的。',
    ),
    picture(file('greens.svg'), '刚摘的上海青'),
    quote('老魏说:你们来看看好。知道是谁吃,我种得更仔细。'),
    paragraph('下个月还去一次,看孵蘑菇。想去的在下面留言,人多就分两车。'),
  ],
})

export const chongyang = ({ file }: Desk): Written => ({
  key: 'chongyang',
  title: '重阳节那天,一百二十位老人吃了同一锅面',
  summary: '菊花、花糕、长寿面,还有金婚老人的一支舞。没能来的邻居,照片和花糕都送到了家。',
  category: 'community',
  cover: 'news-chongyang.svg',
  tags: ['重阳节', '红桑榆'],
  body: [
    paragraph(
      '重阳节上午,党群服务中心的大厅摆了十五张圆桌。食堂马淑芬师傅凌晨 4 点起来和面,一口大锅,煮了一百二十碗长寿面。',
    ),
    picture(file('noodles.svg'), '一百二十碗长寿面,碗碗卧着青菜'),
    heading('台上台下'),
    paragraph(
      '桑榆艺韵队唱了《我为祖国献石油》,唱到第二段,台下的老石油工人都站了起来。结婚 52 年的郑爱国和谢春花跳了一支慢四,是当年在职工俱乐部学的。',
    ),
    heading('孩子们的礼物'),
    points(
      '优艺学堂的孩子画了 120 张贺卡,每张都写着名字。',
      '睦邻工坊缝了 120 个护膝,里面絮的是新棉花。',
      '理发的小吴免费剪了 34 个头,手都酸了。',
    ),
    heading('没能来的人'),
    paragraph('31 位下不了楼的老人,网格员把面汤分开装,赶在中午前送到床边。面没有坨,花糕还是热的。'),
    quote('苏桂英阿姨说:孩子在国外回不来,可是今天我没有一个人吃饭。'),
  ],
})

/** What residents read now of the canteen's menu. */
export const canteenMenu = ({ file }: Desk): Written => ({
  key: 'canteen-menu',
  title: '社区食堂换了冬天的菜单',
  summary: '多了炖菜和热汤面,少油少盐,肉炖得烂。早上 10 点前打电话,中午就能吃上。',
  category: 'community',
  cover: 'news-canteen.svg',
  tags: ['社区食堂', '助餐'],
  related: ['meal-subsidy'],
  body: [
    paragraph('天冷了,食堂的马师傅把菜单换了一遍。凉拌的收起来,炖的煮的端上来,牙口不好的也咬得动。'),
    heading('这周吃什么'),
    points(
      '周一:白菜豆腐炖粉条',
      '周二:萝卜烧羊肉',
      '周三:西红柿鸡蛋面',
      '周四:冬瓜丸子汤',
      '周五:红烧带鱼,刺多的换蒸蛋',
    ),
    picture(file('buns.svg'), '一荤一素一汤,米饭馒头随便添'),
    heading('怎么订'),
    paragraph(
      '早上 10 点以前打食堂电话 0393-4412391,说姓名和楼号。走得动的来食堂吃,走不动的送到门口,不加钱。',
    ),
    paragraph('对哪样菜有意见,吃完跟马师傅说,她都记在墙上的本子里。'),
  ],
})

/** What she made of it, and what waits for a second pair of eyes. */
export function canteenMenuAgain(desk: Desk): Written {
  const before = canteenMenu(desk)
  const body = before.body.map((piece) =>
    piece.kind === 'list'
      ? points(
          '周一:白菜豆腐炖粉条',
          '周二:萝卜烧羊肉',
          '周三:西红柿鸡蛋面,另有低糖的荞麦面',
          '周四:冬瓜丸子汤',
          '周五:红烧带鱼,刺多的换蒸蛋',
        )
      : piece.kind === 'paragraph' && piece.text.startsWith('早上 10 点以前')
        ? paragraph(
            '早上 10 点半以前打食堂电话 0393-4412391,说姓名和楼号。走得动的来食堂吃,走不动的送到门口,不加钱。',
          )
        : piece,
  )
  return {
    ...before,
    title: '社区食堂换了冬天的菜单,周三多了低糖面',
    summary: '多了炖菜和热汤面,少油少盐,肉炖得烂;糖尿病的邻居有了低糖的荞麦面。早上 10 点半前打电话就行。',
    body: [...body, quote('陈福山大爷说:我有糖尿病,这下周三也有热面吃了。')],
  }
}
