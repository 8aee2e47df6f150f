"""Addresses of profiles, posts, groups and chats, as people share them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import capture, links
from domain.capture import Captured
from domain.contacts import Handle
from domain.sources import Source

PROFILES = """
https://www.facebook.com/jane.doe?ref=1                                         facebook jane.doe
m.facebook.com/jane                                                             facebook jane
https://mbasic.facebook.com/jane.doe/posts/pfbid02abc?mibextid=Nif5oz           facebook jane.doe
https://touch.facebook.com/jane.doe                                             facebook jane.doe
https://web.facebook.com/jane.doe/photos/a.1/2                                  facebook jane.doe
https://fr-fr.facebook.com/jane.doe/                                            facebook jane.doe
https://www.facebook.com/profile.php?id=100012345678                            facebook 100012345678
https://m.facebook.com/profile.php?v=info&id=100012345678&sk=about              facebook 100012345678
https://www.facebook.com/people/Jane-Doe/100012345678/                          facebook 100012345678
https://m.facebook.com/story.php?story_fbid=pfbid0&id=100012345678              facebook 100012345678
https://www.facebook.com/permalink.php?story_fbid=1&id=100012345678             facebook 100012345678
https://www.facebook.com/groups/123/user/100012345678/                          facebook 100012345678
https://www.facebook.com/marketplace/profile/100012345678/                      facebook 100012345678
https://www.facebook.com/pages/Acme-Ltd/123456789                               facebook 123456789
https://www.facebook.com/pg/acme.ltd/about                                      facebook acme.ltd
https://m.me/jane.doe                                                           facebook jane.doe
https://www.messenger.com/t/jane.doe                                            facebook jane.doe
fb.com/jane                                                                     facebook jane
https://fb.me/3xAmple                                                           facebook -
https://fb.watch/abc/                                                           facebook -
https://l.facebook.com/l.php?u=https%3A%2F%2Facme.io                            facebook -
https://business.facebook.com/jane                                              facebook -
facebook.com/marketplace/item/12345                                             facebook -
https://www.facebook.com/groups/roofers.ns/posts/1234/                          facebook -
https://www.facebook.com/events/1234/                                           facebook -
https://www.facebook.com/hashtag/roof                                           facebook -
https://www.facebook.com/watch/?v=12                                            facebook -
https://www.facebook.com/share/p/abc/                                           facebook -
https://www.facebook.com/reel/123                                               facebook -
https://www.facebook.com/profile.php                                            facebook -
https://www.facebook.com/                                                       facebook -
https://www.instagram.com/jane.doe/?igshid=YmMyMTA2M2Y=                         instagram jane.doe
instagram.com/jane_doe?utm_source=qr                                            instagram jane_doe
https://www.instagram.com/jane/p/Cabc123/                                       instagram jane
https://www.instagram.com/jane/reel/Cabc123/?igsh=1                             instagram jane
https://www.instagram.com/stories/jane/312345/                                  instagram jane
https://instagram.com/_u/jane                                                   instagram jane
https://ig.me/m/jane                                                            instagram jane
https://instagr.am/jane                                                         instagram jane
https://www.instagram.com/p/Cabc123/                                            instagram -
https://www.instagram.com/reel/Cabc123/                                         instagram -
https://www.instagram.com/stories/highlights/1789/                              instagram -
instagram.com/explore/tags/roof                                                 instagram -
https://www.instagram.com/direct/t/123                                          instagram -
https://x.com/jane                                                              x jane
https://x.com/jane/status/1234567890?s=20&t=abc                                 x jane
https://mobile.twitter.com/jane/status/1                                        x jane
twitter.com/@jane                                                               x jane
https://twitter.com/intent/user?screen_name=jane                                x jane
https://X.com/Jane                                                              x Jane
https://x.com/i/status/12                                                       x -
https://x.com/hashtag/roof                                                      x -
https://x.com/search?q=roof                                                     x -
https://x.com/home                                                              x -
https://t.co/AbC123                                                             x -
https://x.com                                                                   x -
https://www.linkedin.com/in/jane-doe-123ab/                                     linkedin jane-doe-123ab
ca.linkedin.com/in/jane-doe?trk=public_profile                                  linkedin jane-doe
https://www.linkedin.com/in/j%C3%BCrgen-m%C3%BCller/                            linkedin jürgen-müller
https://www.linkedin.com/in/jane-doe/en                                         linkedin jane-doe
https://www.linkedin.com/mwlite/in/jane-doe                                     linkedin jane-doe
https://www.linkedin.com/comm/in/jane-doe                                       linkedin jane-doe
https://www.linkedin.com/pub/jane-doe/1/2/3                                     linkedin jane-doe
linkedin.com/company/acme/posts/                                                linkedin acme
https://www.linkedin.com/posts/jane-doe_roofs-activity-7123-abcd?utm_source=x   linkedin jane-doe
https://www.linkedin.com/feed/update/urn:li:activity:7123/                      linkedin -
https://www.linkedin.com/pulse/how-roofs-work-jane-doe                          linkedin -
https://www.linkedin.com/jobs/view/123                                          linkedin -
https://www.linkedin.com/groups/123/                                            linkedin -
linkedin.com/in/                                                                linkedin -
https://lnkd.in/eAbC12                                                          linkedin -
https://www.tiktok.com/@jane                                                    tiktok jane
https://tiktok.com/@jane.doe/video/7123?is_from_webapp=1                        tiktok jane.doe
https://m.tiktok.com/@jane/live                                                 tiktok jane
https://www.tiktok.com/tag/roof                                                 tiktok -
https://www.tiktok.com/t/ZT123/                                                 tiktok -
https://vm.tiktok.com/ZM123/                                                    tiktok -
https://vt.tiktok.com/ZS123/                                                    tiktok -
https://www.youtube.com/@jane                                                   youtube jane
https://m.youtube.com/@jane/videos                                              youtube jane
https://www.youtube.com/c/jane                                                  youtube jane
https://www.youtube.com/user/jane/about                                         youtube jane
https://youtube.com/jane                                                        youtube jane
https://www.youtube.com/watch?v=abc&ab_channel=Jane                             youtube -
https://www.youtube.com/shorts/abc                                              youtube -
https://www.youtube.com/channel/UCabc                                           youtube -
https://youtu.be/abc?si=1                                                       youtube -
https://wa.me/19025550134?text=Hi                                               whatsapp +19025550134
wa.me/+19025550134                                                              whatsapp +19025550134
https://wa.me/c/19025550134                                                     whatsapp +19025550134
https://wa.me/p/4711/19025550134                                                whatsapp +19025550134
https://api.whatsapp.com/send?phone=19025550134&text=Hi                         whatsapp +19025550134
https://api.whatsapp.com/send/?text=Hi&phone=%2B19025550134                     whatsapp +19025550134
https://web.whatsapp.com/send?phone=19025550134                                 whatsapp +19025550134
whatsapp://send?phone=19025550134                                               whatsapp +19025550134
https://wa.me/message/ABC123                                                    whatsapp -
https://chat.whatsapp.com/ABC123                                                whatsapp -
https://whatsapp.com/channel/0029                                               whatsapp -
https://t.me/jane                                                               telegram jane
t.me/jane/123                                                                   telegram jane
https://t.me/s/jane                                                             telegram jane
https://telegram.me/jane?start=1                                                telegram jane
https://telegram.dog/jane                                                       telegram jane
https://jane.t.me                                                               telegram jane
tg://resolve?domain=jane                                                        telegram jane
tg://resolve?start=1&domain=jane                                                telegram jane
https://web.telegram.org/k/#@jane                                               telegram jane
tg://resolve?phone=19025550134                                                  telegram +19025550134
https://t.me/+19025550134                                                       telegram +19025550134
t.me/+abcdef                                                                    telegram -
https://t.me/joinchat/AAAAAE                                                    telegram -
https://t.me/c/1234567890/5                                                     telegram -
https://t.me/c/1234567890                                                       telegram -
https://t.me/share/url?url=https://acme.io                                      telegram -
https://t.me/addstickers/roofs                                                  telegram -
tg://join?invite=abc                                                            telegram -
https://acme.io/jane                                                            - -
https://facebook.com.evil.example/jane                                          - -
https://notfacebook.com/jane                                                    - -
http://[                                                                        - -
localhost                                                                       - -
"""
TABLE = [tuple(row.split()) for row in PROFILES.strip().splitlines()]


@pytest.mark.parametrize(("link", "network", "who"), TABLE)
def test_an_address_tells_the_network_and_whose_profile_it_is(link: str, network: str, who: str) -> None:
    place = links.read(link)
    said = f"+{place.number}" if place.number else place.name or "-"
    assert (place.network or "-", said) == (network, who)
    assert links.profile(link) == (place.network, place.name)


def _captured(sentence: str) -> Captured:
    now = datetime(2026, 4, 1, 13, 0, tzinfo=UTC)
    return capture.read(sentence, now, ZoneInfo("UTC"), country="CA", currency="CAD")


@pytest.mark.parametrize("link", [row[0] for row in TABLE if row[1] != "-"])
def test_in_a_sentence_each_is_a_link_kept_as_typed(link: str) -> None:
    captured = _captured(f"Jane Doe, {link}, wants a roof")
    assert (captured.name, captured.links, captured.need) == ("Jane Doe", (link,), "a roof")
    assert captured.source is not None


def test_the_network_is_the_source_and_the_name_a_handle() -> None:
    captured = _captured("https://www.instagram.com/jane/p/Cabc123/?igshid=1")
    assert (captured.source, captured.handles) == (Source.INSTAGRAM, (Handle("instagram", "jane"),))


def test_a_chat_link_gives_the_phone() -> None:
    captured = _captured("https://api.whatsapp.com/send?phone=19025550134 wants a roof")
    assert (captured.source, captured.phones, captured.handles) == (Source.WHATSAPP, ("+19025550134",), ())


def test_youtube_is_another_source_with_its_name_beside_it() -> None:
    captured = _captured("youtube.com/@jane wants a roof")
    assert (captured.source, captured.source_note) == (Source.OTHER, "YouTube")


def test_a_source_that_is_said_goes_before_that_of_a_link() -> None:
    assert _captured("Jane, from Facebook, https://instagram.com/jane").source is Source.FACEBOOK


def test_any_other_page_is_no_source() -> None:
    assert _captured("Jane, https://acme.io/jane").source is None
