"""Eight word lists with no word in common: labels of other facts, "none" words, headings, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from generated.values import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one imagined author of mails.

    Attributes:
        labels: labels of facts that are no orders, with the kind of their values.
        current: labels of the latest order.
        nothing: what stands where a value is missing.
        headings: names of sections.
        opening: sentences above the facts.
        closing: sentences below the facts.
        asides: short remarks that are no label.
    """

    labels: tuple[tuple[str, Kind], ...]
    current: tuple[str, ...]
    nothing: tuple[str, ...]
    headings: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    asides: tuple[str, ...]


A = Words(
    labels=(
        ("製品名", "product"),
        ("課金日", "date"),
        ("課金金額", "amount"),
        ("有効期限", "date"),
        ("次回課金予定日", "date"),
        ("お支払い方法", "text"),
        ("お客様番号", "code"),
        ("シリアル番号", "serial"),
        ("お問い合わせ番号", "code"),
        ("カード番号", "card"),
        ("お電話番号", "phone"),
        ("メールアドレス", "email"),
        ("数量", "count"),
        ("プロダクトキー", "key"),
        ("お名前", "name"),
        ("請求書番号", "code"),
    ),
    current=("今回のご注文番号", "今回の注文番号", "今回のご注文番号"),
    nothing=("なし", "－", "―", "-"),
    headings=("ご契約内容", "お支払い内容", "ご注文情報", "お客様情報"),
    opening=(
        "いつもノートン製品をお使いいただき、ありがとうございます。",
        "お申し込みの自動延長サービスにより、下記の内容で課金が完了しました。",
    ),
    closing=(
        "このメールは送信専用です。ご返信いただいてもお答えできません。",
        "お手続きには上記の番号が必要です。大切に保管してください。",
    ),
    asides=("税込", "1年版", "※ 再発行はできません"),
)
B = Words(
    labels=(
        ("商品", "product"),
        ("ご請求日", "date"),
        ("お支払金額", "amount"),
        ("ご利用期限", "date"),
        ("お引き落とし予定日", "date"),
        ("決済手段", "text"),
        ("会員番号", "code"),
        ("ライセンスキー", "key"),
        ("伝票番号", "code"),
        ("カード下四桁", "card"),
        ("ご連絡先", "phone"),
        ("ご登録のアドレス", "email"),
        ("台数", "count"),
        ("管理番号", "code"),
        ("ご契約者", "name"),
        ("取引ID", "code"),
    ),
    current=("今回のオーダー番号", "今回ご請求分のご注文番号", "今回お手続き分の注文番号"),
    nothing=("該当なし", "無し", "—", "＊＊＊"),
    headings=("ご請求の明細", "サービスのご利用状況", "お申し込みの控え", "ご登録の内容"),
    opening=(
        "平素よりご愛顧を賜り、厚く御礼申し上げます。",
        "自動延長のお手続きが済みましたので、お知らせいたします。",
    ),
    closing=(
        "本メールにお心当たりのない場合は、お手数ですが破棄してください。",
        "今後ともノートンストアをよろしくお願いいたします。",
    ),
    asides=("更新済み", "年額", "※ 上記は日本時間です"),
)
C = Words(
    labels=(
        ("品名", "product"),
        ("引落日", "date"),
        ("合計", "amount"),
        ("サービス満了日", "date"),
        ("次の更新", "date"),
        ("お支払い区分", "text"),
        ("受付番号", "code"),
        ("アクティベーションコード", "key"),
        ("照会番号", "code"),
        ("ご利用カード", "card"),
        ("日中のご連絡先", "phone"),
        ("宛先", "email"),
        ("ご購入数", "count"),
        ("契約ID", "code"),
        ("ご利用者", "name"),
        ("承認番号", "code"),
        ("登録番号", "code"),
    ),
    current=("今回更新分の受注番号", "今年度のご注文番号", "今回の延長のご注文番号"),
    nothing=("ございません", "未登録", "--", "（空欄）"),
    headings=("お手続きの結果", "控え", "契約のあらまし", "お支払い"),
    opening=(
        "日頃のご利用に心より感謝申し上げます。",
        "下記のとおり自動更新いたしましたので、ご確認をお願いします。",
    ),
    closing=(
        "ご不明な点は、サポートまでお問い合わせください。",
        "次の更新の前に、改めてご連絡を差し上げます。",
    ),
    asides=("完了", "毎年", "※ 番号は半角です"),
)
D = Words(
    labels=(
        ("Product", "product"),
        ("Billed on", "date"),
        ("ご精算額", "amount"),
        ("ご使用可能日", "date"),
        ("自動引落の日", "date"),
        ("ご精算の方法", "text"),
        ("Customer ID", "code"),
        ("キー", "key"),
        ("Reference", "code"),
        ("末尾", "card"),
        ("TEL", "phone"),
        ("E-mail", "email"),
        ("ライセンス", "count"),
        ("整理番号", "code"),
        ("お客さま", "name"),
        ("Invoice No.", "code"),
        ("ご利用明細コード", "code"),
    ),
    current=("今期のご注文番号", "今回分オーダーNo.", "最新のご注文番号"),
    nothing=("N/A", "対象外", "×", "none", "…"),
    headings=("Details", "明細書", "ご案内事項", "記録"),
    opening=(
        "お客さまのノートンは、引き続きご利用いただけます。",
        "本年分のお引き落としを承りましたので、ご報告申し上げます。",
    ),
    closing=(
        "上記にお間違いがないか、いま一度お確かめください。",
        "お手元の控えと合わせて保存なさることをお勧めします。",
    ),
    asides=("済", "NEW", "※ お控えください"),
)
E = Words(
    labels=(
        ("アイテム", "product"),
        ("決済が行われた日", "date"),
        ("引き落とし額", "amount"),
        ("保証の終わり", "date"),
        ("来年の課金", "date"),
        ("支払", "text"),
        ("控え番号", "code"),
        ("認証コード", "key"),
        ("処理番号", "code"),
        ("カードの末尾", "card"),
        ("電話", "phone"),
        ("通知先", "email"),
        ("ご利用台数", "count"),
        ("お取引番号", "code"),
        ("お届け先", "name"),
        ("明細番号", "code"),
        ("ログインID", "code"),
        ("備考", "text"),
    ),
    current=("今回の課金のご注文番号", "今回の自動延長のご注文番号", "本年のご注文番号"),
    nothing=("空白", "お控えなし", "?", "・", "－－－"),
    headings=("ご確認事項", "自動延長のご報告", "受付内容", "お知らせ"),
    opening=(
        "ノートンのご継続、まことにありがとうございます。",
        "今年もお引き落としが無事に終わりましたので、ご連絡差し上げます。",
    ),
    closing=("ご家族の方にもお伝えください。", "この通知は自動で送られています。"),
    asides=("継続中", "一括", "※ 数字は伏せておりません"),
)
F = Words(
    labels=(
        ("ご購入製品", "product"),
        ("売上日", "date"),
        ("税込合計", "amount"),
        ("利用可能期間の末日", "date"),
        ("翌年度の引落", "date"),
        ("ご決済", "text"),
        ("問合せ用コード", "code"),
        ("PIN", "key"),
        ("証明書番号", "serial"),
        ("クレカ", "card"),
        ("お問い合わせダイヤル", "phone"),
        ("送信先", "email"),
        ("個数", "count"),
        ("ストアID", "code"),
        ("ご担当", "name"),
        ("トランザクション", "code"),
        ("ポイントカード", "code"),
        ("追跡番号", "code"),
    ),
    current=("当年分のご注文番号", "今回決済分の注文番号", "更新分のご注文番号"),
    nothing=("取得できません", "********", "未", "null", "Ø"),
    headings=("お取引の記録", "継続手続きの完了", "ご購入の詳細", "自動延長"),
    opening=("ノートンストアです。毎度ありがとうございます。", "ご登録のカードへの請求が確定いたしました。"),
    closing=("お心当たりがない方は、下記までご一報ください。", "以上、よろしくお願い申し上げます。"),
    asides=("定期", "確定", "※ 期日は変わることがあります"),
)
G = Words(
    labels=(
        ("Item", "product"),
        ("Charge date", "date"),
        ("Total (JPY)", "amount"),
        ("Valid until", "date"),
        ("Next billing", "date"),
        ("Payment", "text"),
        ("Account No.", "code"),
        ("Product key", "key"),
        ("Ticket", "code"),
        ("Card", "card"),
        ("Phone", "phone"),
        ("Mail", "email"),
        ("Qty", "count"),
        ("Contract ID", "code"),
        ("Name", "name"),
        ("Transaction ID", "code"),
        ("Receipt No.", "code"),
    ),
    current=("This order number", "Current order number", "今回の Order No."),
    nothing=("not available", "n.a.", "unknown", "(blank)", "--------"),
    headings=("Summary", "Your subscription", "Billing", "Receipt"),
    opening=("Thank you for using Norton.", "自動延長サービスの課金が完了しました。"),
    closing=("Please do not reply to this message.", "Norton Store"),
    asides=("paid", "renewed", "※ JST"),
)
H = Words(
    labels=(
        ("何を", "product"),
        ("いつ", "date"),
        ("いくら", "amount"),
        ("いつまで", "date"),
        ("次はいつ", "date"),
        ("どうやって", "text"),
        ("ナンバー", "code"),
        ("鍵", "key"),
        ("符号", "code"),
        ("カード", "card"),
        ("連絡", "phone"),
        ("あて先", "email"),
        ("数", "count"),
        ("ID", "code"),
        ("どなた", "name"),
        ("コード", "code"),
        ("No.", "code"),
    ),
    current=("今回のご注文No.", "今回ご注文分の番号", "こんかいのご注文番号"),
    nothing=("ありません", "不明です", "わかりません", "〃", "～"),
    headings=("きろく", "おしらせ", "ひかえ", "メモ"),
    opening=("こんにちは、ノートンストアです。", "じどうえんちょうの手続きが終わりました。"),
    closing=("またのご利用をお待ちしています。", "なくさないように、とっておいてください。"),
    asides=("OK", "おわり", "※ ご注意"),
)
WORDS = {"a": A, "b": B, "c": C, "d": D, "e": E, "f": F, "g": G, "h": H}
