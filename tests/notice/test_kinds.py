"""What a mail reports: what has been done, not how to do it, by when, or what follows if it is done."""

from __future__ import annotations

import pytest

from norton_order.notice.kinds import kind_of_text, report_of_subject


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("【ノートンストア】自動延長サービス・課金完了のご案内", "renewed"),
        ("自動延長サービス、請求完了のご案内", "renewed"),
        ("自動延長完了のご案内", "renewed"),
        ("自動延長が完了できませんでした", "failed"),
        ("自動課金のご案内(更新期限まで残り37日)", "announced"),
        ("停止申込期限のお知らせ", "announced"),
        ("自動延長サービス停止手続き完了のお知らせ", "stopped"),
        ("自動延長サービスお申し込み取消完了のご連絡", "stopped"),
        ("停止完了のお知らせ", "stopped"),
        ("自動延長の停止を承りました", "stopped"),
        ("自動延長サービス再開のお知らせ", "resumed"),
        ("ご返金手続き完了のお知らせ", "refunded"),
        ("払い戻し手続きのご案内", "refunded"),
        ("返金のお申し込みを受け付けました", None),
        ("返金申請受付のお知らせ", None),
        ("払い戻しのご依頼を承りました", None),
        ("自動延長サービスの停止を取り消しました", "resumed"),
        ("停止のお申し込みのキャンセルを承りました", "resumed"),
        ("自動延長サービスの停止・解除手続き完了のお知らせ", "stopped"),
        ("製品ご購入内容のご連絡", "purchased"),
        ("自動延長サービスの停止方法のご案内", "other"),
        ("停止手続き未完了のお知らせ", "other"),
        ("停止のお手続きがまだ完了していません", "other"),
        ("自動延長サービス停止に関するアンケートのお願い", "other"),
        ("システムメンテナンスによるサービス停止のお知らせ", "other"),
        ("返金方法のご案内", "other"),
        ("領収書発行のお知らせ", "other"),
        ("Re: お問い合わせの件：停止について", "other"),
        ("サービス停止のお知らせ", None),
        ("自動延長サービスの停止について", None),
        ("ご注文のキャンセル完了のお知らせ", None),
        ("ノートンの解約を手伝って", None),
        ("", None),
    ],
)
def test_subjects(subject: str, kind: str | None) -> None:
    assert report_of_subject(subject) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("自動延長サービスの停止手続きが完了しました。", "stopped"),
        ("自動延長サービスの停止のお手続きが\n完了いたしました。", "stopped"),
        ("自動延長サービスのお申し込みを取り消しました。", "stopped"),
        ("自動延長サービスを停止いたしました。再開をご希望の場合は", "stopped"),
        ("停止手続きが完了しますと「停止済み」と表示されます。", "other"),
        ("停止された場合は課金されません。", "other"),
        ("サーバーのメンテナンスのためサービスを停止いたしました。", "other"),
        ("自動延長サービスを再開しました。", "resumed"),
        ("自動延長サービスの再開手続きが完了しました。", "resumed"),
        ("返金が完了しました。", "refunded"),
        ("ご返金の手続きを行いました。", "refunded"),
        ("返金をご希望の場合はご連絡ください。", "other"),
        ("返金のお申し込みを受け付けました。返金が完了しましたら、ご連絡いたします。", "other"),
        ("返金のご依頼を承りました。現在、お手続きを進めております。", "other"),
        ("返金のご依頼を承りました。\n\n本日、返金が完了いたしました。", "refunded"),
        ("自動延長サービスの停止のお申し込みを取り消しました。", "resumed"),
        ("停止のお手続きをキャンセルいたしました。", "resumed"),
        ("ご注文をキャンセルしました。代金は返金いたします。", "refunded"),
        ("ご注文をキャンセルしました。", "other"),
        ("領収書を発行いたしました。課金日：2023年11月20日", "other"),
        ("課金が完了しました。次回課金予定日：2024年11月20日", "renewed"),
        ("課金予定日：2023年11月20日\n\n課金が完了しましたら、メールでお知らせします。", "announced"),
        ("お問い合わせいただきありがとうございます。停止の手続きが完了しました。", "other"),
        ("よろしくお願いします。\n> 自動延長サービスの停止手続きが完了しました。", "other"),
        ("> 課金が完了しました。", "renewed"),
    ],
)
def test_sentences(text: str, kind: str) -> None:
    assert kind_of_text(text.split("\n")) == kind
