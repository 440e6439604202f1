package dev.evenhand.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsaidTest {

    private final Grounding grounding = new Grounding(
            List.of(
                    "退货 收到商品七天内可以退货，商品要完好，包装齐全。在订单页点申请退货，我们安排快递上门取件，退款原路返回，三到五个工作日到账。",
                    "床垫 我们的床垫有软硬两款，都可以试睡三十天。床垫不参加满减活动，会员另有九折。"),
            "床垫不合适能退吗");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "可以的，收到商品后七天内都能退货。",
                "您可以在订单页提交退货申请，快递会上门取件。",
                "只要商品完好、包装齐全，就可以办理退货。",
                "很抱歉床垫不合适，您可以先试睡三十天。",
                "退款会原路退回，一般三到五个工作日到账。",
                "请放心，我们会安排快递上门取走商品。",
                "如果还有其他问题，欢迎随时联系我们。",
                "床垫分软硬两款，您可以选择适合自己的。",
                "需要提醒您的是，床垫不参加满减活动。",
                "会员购买床垫可以享受九折。",
                "麻烦您先确认一下包装是否齐全，再申请退货。",
                "具体到账时间以银行为准。",
                "您好，床垫支持三十天试睡，不满意可以退。",
                "上门取件的时间可以在申请的时候选。",
                "硬一点的适合腰不好的人，软的更舒服。",
                "别忘了把配件和说明书一起寄回来。"
            })
    void whatTheSourcesSayMayBeSaidInOtherWords(String text) {
        assertThat(grounding.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请购买云朵豪华床垫。",
                "推荐您选择星云床垫。",
                "床垫有软硬两款，另有春风系列。",
                "金牌会员购买床垫可以享受九折。",
                "您可以换成山水花瓶。",
                "我们的大师款床垫更软。",
                "试睡之后可以加入安心保障计划。",
                "退货请联系清风物流。",
                "也可以看看北欧风情地毯。",
                "快递由飞鸟速运上门取件。",
                "床垫可以搭配青柠枕头。",
                "床垫配有月光宝盒。",
                "建议您看看金色时光套餐。"
            })
    void aNameOfEverydayCharactersThatNobodySaidMayNot(String text) {
        assertThat(grounding.fault(text)).isNotEmpty();
    }
}
