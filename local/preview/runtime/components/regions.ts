/**
 * Regions for `<picker mode="region">`. WeChat has all of China; the preview has the neighbourhood and
 * enough else to see that three columns depend on each other.
 */
export const CITIES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  河南省: {
    濮阳市: ['华龙区', '清丰县', '南乐县', '范县', '台前县', '濮阳县'],
    郑州市: ['中原区', '二七区', '金水区', '惠济区', '新郑市', '中牟县'],
    安阳市: ['文峰区', '北关区', '殷都区', '龙安区', '滑县', '内黄县'],
    新乡市: ['红旗区', '卫滨区', '牧野区', '长垣市', '封丘县'],
  },
  山东省: {
    济南市: ['历下区', '市中区', '槐荫区', '天桥区'],
    聊城市: ['东昌府区', '茌平区', '莘县', '阳谷县'],
    菏泽市: ['牡丹区', '鄄城县', '东明县'],
  },
  北京市: { 北京市: ['东城区', '西城区', '朝阳区', '海淀区', '丰台区'] },
}
