# Followthrough in English. Short, warm, plain; emoji only as button icons.
# A value in { } is typed by people or already formatted for the reader's language.

## Bits of sentences
you = You
somebody = Somebody
today = today
tomorrow = tomorrow
yesterday = yesterday
day-and-time = { $day }, { $time }
nothing = —

## Start, help, privacy
start =
    <b>Hello, { $name }. I remember your leads and remind you until each one is followed up, closed or lost.</b>
    Send me a lead in one line, for example:
    <code>/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm</code>
start-zone = By my clock it is { $time } where you are. If that is wrong, tap below and tell me your city.
start-again = Good to see you, { $name }. { $count ->
    [0] Nothing is owed right now.
    [one] You owe one follow-up: /due
   *[other] You owe { $count } follow-ups: /due
 }
start-again-next = Good to see you, { $name }. Nothing is owed yet; next: <b>{ $title }</b>, { $when }.
help =
    <b>Record</b> a lead in one line: <code>/new Jane, 902-555-0134, wants a mortgage, tomorrow 3pm</code>. Or forward me a message, a contact, a photo.
    <b>Mark</b> it with the buttons under its card. Reply to a card to add a note.

    /new – record a lead
    /due – what you owe now
    /leads – all your leads
    /lead 12 – one lead
    /find jane – a name, 0134, #tag or word
    /summary – what your week came to
    /link expo – note where you met them
    /away fri – no reminders until then
    /import – record a list of leads
    /settings – clock, hours, reminders
    /cancel – stop the question I asked
help-more =
    <b>What it costs, what it brings</b>
    /spent 200 facebook – money spent on leads
    /time 90 facebook posting – time spent on leads
    /summary last month – or quarter, 1 Apr – 15 Apr
    /goal 10 leads – what you aim for; alone, how far you are

    <b>Tidy up and take along</b>
    /duplicates – leads recorded twice
    /export – your leads as files
    /privacy – what is kept and why
    /forget – delete all your data

    <b>Good to know</b>
    /new alone: I ask one question at a time.
    /leads won: that part of the board; overdue or lost too.
    /leads facebook: only those; a stage or a #tag does it too.
    A link, a place or a vCard makes a lead as well.
    Share a card into any chat: type @ and my name there, then theirs.
privacy =
    <b>What I keep</b>
    Your name and settings, and the leads that you record: names, contacts, notes, amounts, and when you were in touch; what you tell me of money and time spent and of your goals; the last ten things that you sent me without recording them; and for a day a new lead that you cancelled. I need them to remind you and to show you your leads.
    <b>Who sees it</b>
    { $team ->
        [yes] Your own leads: you, in our private chat. A team's leads: the members and admins of its group, with phones and e-mails in part in the group and whole in private.
       *[no] You, in this chat.
    } I never write to your customers, and I read nothing that isn't sent to me.
    <b>How it is kept</b>
    On the disk of whoever runs this bot{ $sealed ->
        [yes] , encrypted
       *[no] {""}
    }, with backups for 14 days. A lead that you delete is gone after ten minutes, and from the backups after 14 days.
    <b>What you can do</b>
    /export gives you your leads as files. /forget deletes { $team ->
        [yes] what is yours alone. It takes your name off a team's leads and leaves them to the team.
       *[no] all of it.
    }
command-new = Record a lead
command-due = What you owe now
command-leads = All your leads
command-lead = Show one lead by its number
command-duplicates = Find leads recorded twice
command-away = No reminders for a while
command-settings = Clock, hours, reminders, money
command-help = How this works
command-privacy = What is kept and why
command-export = Take your leads along as a file
command-forget = Delete all your data
command-cancel = Stop the question I asked
about = I remember your leads and remind you until each one is followed up, closed or lost. Send me one in a sentence.
about-short = Never lose a lead: record it in a sentence, and be reminded until it is marked.

## A lead's card
card-title = <b>{ $title }</b>  #{ $number }
title-numbered = { $title } #{ $number }
card-need = Wants { $need }
card-worth = Worth { $value }
card-source = Found: { $source }
card-source-note = Found: { $source } ({ $note })
card-last-touch = Last: { $how }, { $day }
card-in-touch = Last in touch { $day }
card-last-touch-minutes = Last: { $how }, { $minutes } min, { $day }
card-in-touch-minutes = Last in touch { $day }, { $minutes } min
card-contacts = { $contacts }
card-said = “{ $text }”
card-due = Follow up { $when }
card-zone-unknown = Times are by { $zone } until you tell me your city in /settings.
card-number-foreign = { $number } is no number in { $country }, so I keep it as you typed it. If you work elsewhere, tap Country in /settings.
card-number-local = { $number } has no area code. Reply to this card with the whole number, and it takes its place.
card-number-short = The number in your words is too short to be whole, so I kept it as a note. Add it again with its area code.
card-number-unknown = The number in your words is none in { $country }, so I kept it as a note. If you work elsewhere, tap Country in /settings, then add the number again.
card-overdue = Owed since { $when }
card-rings = You are off then, so I remind you { $when }.
card-rings-anyway = That is outside your working hours; you named the time, so I remind you all the same.
card-rings-holiday = That is { $holiday }, so I remind you { $when }.
card-rings-away = You are away then, so I remind you { $when }.
rhythm-month = After that, a month after each touch.
rhythm-ninety-days = After that, 90 days after each touch.
card-planned = Followed up. Next: { $when }
card-resting = Followed up, nothing planned: no reminders.
card-closed = Closed: { $won }
card-closed-expected = Closed: { $won } as expected. Is that what it came to?
card-closed-plain = Closed.
card-lost = Lost: { $reason }
card-lost-so = Lost { $reason }
card-lost-plain = Lost.
card-try-again = Again on { $when }.
card-deleted = <b>{ $title }</b> is deleted.
card-postponed = Postponed { $count }×, { $span } in all.
card-stage = Stage: { $stage }
card-tags = { $tags }
network = { $name } ({ $network })

## The ladder, who helped, referrals
card-stage-next = Stage: { $stage } → next: { $next }
card-helped = Helped: { $named }
card-referred-by = Referred by { $lead }
card-referred = Referred: { $leads }
button-climb = 🪜 Move to { $stage }
button-helped = Helped
button-nobody-helped = Nobody
button-drop-assist = 🗑 { $what }
button-refer = 🙌 Record a referral
button-referred-by = 🔗 Referred by { $lead }?
button-open = 🔗 { $lead }
button-helped-person = 👤 Person
button-helped-post = 📣 Post
button-helped-event = 🎪 Event
helped-form = <b>Who or what helped?</b>
helped-form-more = <b>Add another?</b>
ask-who-helped = Who helped to win { $title }? For example Bob.
ask-which-post = Which post helped to win { $title }? For example the reel about first homes.
ask-which-event = Which event helped to win { $title }? For example the spring fair.
ask-referral = Who did { $title } send you? Tell me in one sentence: the name, a number, what they want.
linked = Noted who referred them.
too-many-assists = { $title } has ten helpers already. Remove one first.
own-referrer = { $title } can't be referred by themselves.

## What has just happened, above a card
recorded = Recorded.
recorded-silently-due = Recorded. You named no time, so I remind you { $when }.
recorded-passed = Recorded. “{ $phrase }” has passed: when do you follow up? Until you tell me, I remind you { $when }.
recorded-unclear = Recorded. I did not understand “{ $phrase }”: when do you follow up? Until you tell me, I remind you { $when }.
postponed = <b>{ $title }</b>: follow-up moved to { $when }.
rests = <b>{ $title }</b>: no reminders until you plan one.
followed-up = <b>{ $title }</b>: followed up.
followed-up-next = <b>{ $title }</b>: next { $when }.
closed = <b>{ $title }</b>: closed.
closed-won = <b>{ $title }</b>: closed, { $won }.
lost = <b>{ $title }</b>: lost.
lost-again = <b>{ $title }</b>: lost. Again on { $when }.
closed-again = <b>{ $title }</b>: closed. In touch again on { $when }.
closed-in-touch = <b>{ $title }</b>: closed. I remind you to stay in touch.
reopened = Open again.
edited = Changed.
noted = Note added.
stage-moved = Stage: { $stage }.
undone = Undone.
undone-nothing = There is nothing left to undo; what was marked since stays as it is.
undone-record = Undone: <b>{ $title }</b> is not recorded.
deleted = <b>{ $title }</b> is deleted. You can undo it for ten minutes.

## Buttons
button-followed-up = ✅ Followed up
button-closed = 🏆 Closed
button-lost = ❌ Lost
button-snooze = ⏰ Snooze
button-plan = ⏰ Plan
button-more = ⋯ More
button-help-more = More commands
button-change-worth = Change Worth to { $value }
button-for-lead = For { $label }
button-edit = ✏️ Edit
button-undo = ↩️ Undo
button-reopen = 🔓 Reopen
button-back = ‹ Back
button-skip = Skip
button-cancel = Cancel
button-done = Done
button-note = 📝 Note
button-stage = 🪜 Stage
button-history = 🕑 History
button-why = ❔ Why this nag?
button-when = ❔ When do you nag?
button-delete = 🗑 Delete
button-delete-yes = 🗑 Yes, delete
button-show-all = Show all { $count }
button-newer = ‹
button-older = ›
button-other-amount = Another amount
button-as-expected = { $value }
button-confirm-won = ✅ Yes, { $value }
button-pick = 📅 Pick
button-nothing-now = Nothing now
button-minutes = { $minutes } min
button-other-minutes = ⏱ Other
button-zone = 🕐 My city
button-record = ✅ Record it
button-record-all = ✅ Record all { $count }
button-as-one = 👤 As one lead
button-not-a-lead = No
button-go-on = Go on
button-save-draft = ✅ Record as it is
button-discard = Discard
button-new-lead = ➕ New lead
button-one-by-one = ▶️ One by one
button-snooze-all = ⏰ All to tomorrow
button-previous = ‹ Previous
button-next = Next ›
button-keep-warm = ☕ Keep warm, monthly
button-still-at-it = Still at it
button-every-ninety-days = Every 90 days
button-take-over = 🙋 Take over { $title }
button-today = 📋 Today
button-resting = 💤 Resting
label = { $label }
label-team = { $label } · { $team }
button-chosen = ✓ { $label }

span-hour = 1 h
span-evening = This evening
span-tomorrow = Tomorrow
span-three-days = 3 days
span-week = 1 week
span-next-week = Next week
span-month = 1 month
span-quarter = 3 months
span-ninety-days = 90 days

how-call = 📞 Call
how-message = 💬 Message
how-meeting = 🤝 Meeting
how-email = ✉️ E-mail
how-visit = 🚪 Visit
how-other = Other
touch-call = call
touch-message = message
touch-meeting = meeting
touch-email = e-mail
touch-visit = visit

source-facebook = Facebook
source-instagram = Instagram
source-x = X
source-linkedin = LinkedIn
source-tiktok = TikTok
source-whatsapp = WhatsApp
source-telegram = Telegram
source-website = Website
source-referral = Referral
source-event = Event
source-walk_in = Walk-in
source-phone = Phone
source-other = Other

stage-know = Know
stage-like = Like
stage-trust = Trust
stage-ready = Ready
stage-customer = Customer
stage-loyal = Loyal
stage-advocate = Advocate

reason-price = Price
reason-timing = Timing
reason-chose_another = Chose another
reason-no_answer = No answer
reason-not_a_fit = Not a fit
reason-other = Other

snoozed-waiting = Waiting for them
snoozed-not_reached = Not reached
snoozed-no_time = No time
snoozed-other = Other

field-name = Name
field-contact = Contact
field-source = Source
field-need = Wants
field-value = Worth
field-due = Follow-up
field-tags = Tags

## Forms under a mark
touch-form = How were you in touch, and for how long?
and-next = <b>And next?</b>
unless-you-say = Unless you say otherwise, I'll ask again { $when }.
and-next-planned = Next: { $when }. <b>Or when?</b>
decide = That was touch { $touches } without an end. <b>What shall become of it?</b>
snoozed-form = { $count ->
    [3] Moved three times now.
   *[other] Moved { $count } times now.
 } <b>What is it waiting for?</b>
won-form = What was it worth?
stay-in-touch = Stay in touch?
lost-form = Why?
try-again = Try again later?
snooze-form = Until when? Tap, or type it, like tomorrow or fri 9.
edit-form = What shall I change? Tap it, or type it: worth 66k, name Sara, fri 9.
stage-form = Where do you stand with { $title }?
delete-form = Delete { $title }? You can undo it for ten minutes.

## Questions
ask-name = Who is it? Send me the name.
ask-contact = How do you reach them? A phone number, e-mail or handle.
ask-source = Where did you find them?
ask-need = What do they want?
ask-value = What may it be worth? For example 350k.
ask-due = When do you follow up? For example tomorrow 3pm.
ask-tags = Which tags? For example mortgage vip. They replace the ones there are; send - for none.
ask-note = What shall I note about { $title }?
ask-touch-note = What was said with { $title }?
ask-minutes = How many minutes did it take?
ask-next = When is the next follow-up? For example fri 9, in 2 weeks, 25/12.
ask-snooze = Until when? For example fri 9, in 2 hours, next week.
ask-won = What was it worth? For example 12,500.
ask-reason = Why was { $title } lost?
ask-snoozed-why = What is { $title } waiting for?
ask-zone = Which city are you in? You may also send your location, or the time it is now.
ask-hours = When do you work? For example 8-20 or 9:30-18.
ask-currency = Which currency do you sell in? For example CAD, USD, EUR.
ask-country = Which country do you work in? For example Canada. I read phone numbers and keep holidays as people do there.
ask-region = { $country }: in which part do you work? { $parts }.
ask-region-many = { $country }: in which part do you work? For example { $parts }.
ask-steps = After how long shall I remind you again? For example 30 min, 2 h, 1 day.
ask-summary = At what time shall the summary come? For example 8:45 or 5pm.
ask-away = Until when are you away? For example fri, 5 dec, 2 weeks.
taken-as-answer = Taken as your answer. ↩️ Undo takes it back, and the mark with it. If it was a new lead, send it with /new.
taken-as-nobody = Taken as your answer: nobody helped.
offer-beside = If it is about { $title }, reply to their card with it.
small-talk-hello = Hello, { $name }. Tell me about a lead in a sentence; /help shows what I can do.
small-talk-thanks = With pleasure.
small-talk-yes-or-no = Tap the button you mean, please: from a yes or no I can't tell which it is.
nothing-asked = Nothing waits for an answer here. Tell me about a lead in a sentence; /help shows what I can do.
so-far = So far: { $answers }
reply-or = Reply to this. Or: { $ways }.
way-skip = skip
way-back = back
way-cancel = cancel
addressed = { $who }: { $what }
offer = Record this as a lead?
offer-shows = { $what }
offer-unclear = I can't tell when “{ $phrase }” is. When do you follow up? A tap records it:
offer-either = “{ $phrase }”: which? A tap records it:
offer-passed = “{ $phrase }” has passed. When do you follow up? A tap records it:
offer-several = Record these { $count } leads?
offer-line = { $number }. { $what }
offer-too-many = That looks like { $count } leads. I record up to { $most } at once: send them in parts, or as a file with /import.
recorded-all = { $count ->
    [one] 1 lead is recorded. Its card is below.
   *[other] { $count } leads are recorded. Each has its card below.
}
asked-about = { $count ->
    [one] 1 may be in your book already: tap what is right below.
   *[other] { $count } may be in your book already: tap what is right below.
}
draft = This waited a day for you, and nothing is lost:
draft-of-team = In <b>{ $team }</b> this waited a day for you, and nothing is lost. /new there goes on with it.
draft-open = You have begun one already:
cancelled = Cancelled.
cancelled-card = Fine, I ask no more. { $title } stays as it is.
cancelled-nothing = Nothing to cancel.
not-recorded = Fine, I did not record it.

## Lists
due-one = <b>You owe 1 follow-up</b>
due-many = <b>You owe { $count } follow-ups</b>
due-one-of = <b>{ $place } of { $count } follow-ups that you owe</b>
snoozed-all = { $count ->
    [one] 1 follow-up
   *[other] { $count } follow-ups
 } moved to { $when }.
due-line = { $place }. <b>{ $title }</b>
due-line-need = { $place }. <b>{ $title }</b> wants { $need }
due-since = Owed since { $when }
due-since-reach = { $way } · owed since { $when }
all-done = All done ✨
board-empty = No leads here.
board-none = No leads yet. Send /new, or just tell me about one.
board-line = #{ $number } <b>{ $title }</b> – { $status }
board-line-team = #{ $number } <b>{ $title }</b> – { $status } · { $team }
board-overdue = Overdue
board-today = Today
board-week = This week
board-later = Later
board-resting = Resting
board-won = Won
board-lost = Lost
board-title = <b>{ $section }</b>, { $count }
board-page = page { $page } of { $pages }
board-tab = { $section } { $count }
history-title = <b>{ $title }</b>, history
history-line = { $when }: { $what } – { $who }
history-plain = { $when }: { $what }
history-more = … and { $count } earlier.
event-recorded = recorded
event-fell_due = fell due
event-followed_up = followed up
event-closed = closed
event-lost = lost
event-reopened = reopened
event-snoozed = moved to { $until }
event-snoozed-why = moved to { $until }: { $why }
event-handed_over = handed over to { $to }
event-taken = taken over
event-to-pool = went to the pool
event-planned = next follow-up set to { $until }
event-edited = { $field } changed
event-noted = note added
event-stage_moved = stage { $stage }
event-deleted = deleted
event-undone = undone: { $what }
undone-recorded = recording
undone-followed_up = followed up
undone-closed = closed
undone-lost = lost
undone-reopened = reopened
undone-snoozed = postponed
undone-planned = next follow-up
undone-edited = change
undone-noted = note
undone-stage_moved = stage
undone-handed_over = handing over
undone-deleted = deleting
undone-undone = undoing

## Why this nag?
why-title = <b>{ $title }</b>, why this nag?
why-title-quiet = <b>{ $title }</b>, when I nag
why-due = The follow-up fell due { $due }, and nobody has marked it.
why-not-yet = The follow-up is due { $due }. Until then I stay quiet.
why-still-owed = The follow-up fell due { $due }. I reminded you { $nags ->
    [one] once
   *[other] { $nags } times
 }, and nobody has marked it.
why-nothing-due = Nothing is owed, so I stay quiet.
why-nothing-due-planned = Nothing is owed until { $due }.
why-unreachable = Telegram would not let me write to you.
why-holidays = , not on public holidays
why-next = <b>Next: { $when }.</b>
why-next-quiet-hours = <b>Next: { $when }</b>; until then you have quiet hours.
why-next-day-off = <b>Next: { $when }</b>; until then you have days off.
why-next-holiday = <b>Next: { $when }</b>; until then it is a public holiday.
why-next-too-soon = <b>Next: { $when }</b>, ten minutes after the last reminder.
why-next-budget-spent = <b>Next: { $when }</b>; you have had enough reminders until then.
why-next-away = <b>Next: { $when }</b>; until then you are away.
why-next-never = I don't come back to it by myself.
why-group = After { $nags ->
    [one] 1 reminder
   *[other] { $nags } reminders
 } without a mark, <b>{ $team }</b> hears a number, without names.
why-admins = If nobody marks it until { $when }, the admins of <b>{ $team }</b> hear of it.
why-heard = The group and the admins have heard of it.
why-who = Nobody else hears of it.

## The rule behind reminders
rule-steady = Your reminders are steady: when it is due, 1 and 3 hours later, then each working morning and mid-afternoon.
rule-gentle = Your reminders are gentle: when it is due, 4 hours later, then each working morning.
rule-relentless = Your reminders are relentless: when it is due, 10 and 30 minutes later, then every hour.
rule-custom = Your reminders keep your own times: when it is due, { $steps } later, then each working morning.
rule-custom-plain = Your reminders keep your own times: when it is due, then each working morning.
rule-hours = Only { $days }, { $start }–{ $end }{ $holidays }, or at a time you named; at most 12 a day, ten minutes apart. /settings changes it.

## The morning list
digest-title = <b>Good morning</b>
digest-owed = <b>Owed from before: { $count }</b>
digest-today = <b>Today: { $count }</b>
digest-cold = <b>Going cold: { $count }</b>
digest-line = { $title }
digest-line-need = { $title } – { $need }
digest-line-team = { $lead } · { $team }
digest-line-at = { $time } { $lead }
digest-more = … and { $count } more

## What others hear
group-late = { $count ->
    [one] 1 follow-up is late, since { $since }.
   *[other] { $count } follow-ups are late, the oldest since { $since }.
 }
group-unheard = Nobody gets reminders for { $numbers }: I can't write to { $count ->
    [one] its owner
   *[other] their owners
 }.
admin-late = { $count ->
    [one] <b>1 follow-up of { $team } is late</b>
   *[other] <b>{ $count } follow-ups of { $team } are late</b>
 }
admin-late-none = Nothing of <b>{ $team }</b> is that late any more.
admin-late-line = #{ $number } { $title } – { $who }, since { $when }
admin-unheard-line = #{ $number } { $title } – nobody is listening: I can't write to { $who }. Late since { $when }
admin-topic-gone = The topic that I was to write to in <b>{ $team }</b> is closed or deleted, so I write to General now. /settings in another topic moves me there.
no-longer-in = You're no longer in <b>{ $team }</b>; its leads stay there.
your-team = your team
group-mention = { $who }, I can't write to you in private, so I say it here. You owe { $count ->
    [one] 1 follow-up:
   *[other] { $count } follow-ups:
 }
group-mention-line = #{ $number } { $lead }
group-mention-how = Press the first button, then Start (or Restart, if you stopped me), and I remind you in private.
offer-stand-in = { $who } is away until { $until }. { $count ->
    [one] This follow-up falls due meanwhile:
   *[other] These { $count } follow-ups fall due meanwhile:
 }
offer-none = Nothing else of { $who }'s is due for now.
taken-over = You have taken over <b>{ $title }</b>.

## Known already, and recorded twice
known-already = <b>Already in your book?</b>
known-here = <b>Is this lead here already?</b>
known-line = #{ $number } <b>{ $title }</b>, { $reason }
same-phone = same phone
same-email = same e-mail
same-handle = same handle
same-name = much the same name
button-add-to = ➕ Add to #{ $number }
button-show = 👤 Show #{ $number }
button-record-anyway = ✅ Record anyway
added = Added to #{ $number }.
noted-not-added = Added to #{ $number } as a note. Only { $who } or an admin can change the rest.
recorded-by-another = { $who } has recorded this message already: #{ $number }.
added-passed = Added. “{ $phrase }” has passed: when do you follow up?
added-unclear = Added. I did not understand “{ $phrase }”: when do you follow up?
pairs-title = { $count ->
    [one] <b>The same person?</b>
   *[other] <b>The same person? { $count } pairs look like it.</b>
 } Merging keeps everything. You can undo it for ten minutes.
pairs-none = No duplicates found.
pairs-who = #{ $number } <b>{ $title }</b>
pairs-who-reach = #{ $number } <b>{ $title }</b>, { $way }
pairs-line =
    { $place }. { $one }
    { $other }
    { $reason }
button-merge = 🔗 Merge into #{ $number }
button-two-people = 👥 Two people
merged = #{ $number } was merged into #{ $into } <b>{ $title }</b>.
unmerged = Undone: #{ $number } and #{ $into } are two leads again.
told-apart = Fine, #{ $one } and #{ $other } are two people. I won't ask again.
lead-merged = #{ $number } was merged into #{ $into }.
event-merged = #{ $number } merged into this one
event-merged-other = another lead merged into this one
event-added_to = told of again
event-of = { $what } (as #{ $number })
undone-merged = merging
undone-added_to = what was added

## Settings
settings-title = <b>Settings</b>
settings-zone = Clock: { $zone }, now { $time }
settings-zone-unknown = Clock: { $zone }, now { $time }. If that is wrong, tap Clock.
settings-hours = Hours: { $days }, { $start }–{ $end }
settings-holidays = Holidays: { $place }
settings-holidays-off = Holidays: off
settings-holidays-nowhere = Holidays: not known yet
settings-reminders = Reminders: { $profile }
settings-morning-list = Morning list: { $wanted ->
    [yes] on
   *[no] off
 }
settings-summary = Weekly summary: { $day }, { $time }
settings-summary-off = Weekly summary: off
settings-button-summary = 📊 Summary
summary-comes = Each { $day } at { $time } { $who ->
    [group] this group gets
   *[you] you get
 } the summary of the { $week ->
    [calendar] week
   *[days] seven days
 } before.
summary-comes-next = The next one comes { $when }, for { $period }.
summary-comes-when = When should it come?
summary-comes-not = No weekly summary comes. /summary shows it at any time.
button-summary-on = Send it each week
button-picture-light = Picture: light
button-picture-dark = Picture: dark
button-summary-off = Don't send it
settings-away = Away until { $until }
settings-currency = Currency: { $currency }
settings-country = Country: { $country }
settings-button-zone = 🕐 Clock
settings-button-hours = ⏰ Hours
settings-button-days = 📆 Days
settings-button-currency = 💰 Currency
settings-button-country = ☎️ Country
settings-button-holidays = 🎉 Holidays
settings-button-reminders = 🔔 Reminders
settings-button-morning-list = ☀️ Morning list
settings-button-away = 🏖 Away
settings-days = On which days do you work?
settings-saved-zone = { $city }, { $country }: it is { $time } there.
settings-hour-kept = What you typed before keeps its hour. { $time } stays { $time }: { $title } is due { $when }.
settings-first-lead = Now your first lead: tell me of somebody in a sentence, or tap below.
settings-last-day = One working day at least must stay, or I could never remind you.
morning-list-on = You get the list of the day when your hours begin, without a sound, if there is anything on it.
morning-list-off = No morning list from now on.

## Finding, filters, sharing
ask-find = <b>Whom are you looking for?</b> Send me a name, a part of a phone number, a #tag, a source, or a word that you noted.
found = { $count ->
    [one] <b>1 lead</b>
   *[other] <b>{ $count } leads</b>
 } for “{ $words }”
found-nothing = I found nothing for “{ $words }”.
found-nothing-hint = I look through names, numbers like 0134 or #12, e-mails, handles, #tags, sources, stages, needs and notes. /leads shows all your leads.
did-you-mean = Did you mean one of these?
search-gone = I no longer know what you were looking for. Send /find and the words again.
button-filter = 🔎 Filter
button-clear-filter = ✕ Clear filter
filter-menu = <b>Which leads shall I show?</b>
filter-choice = { $value } · { $count }
filter-tag = #{ $tag }
filter-pool = Pool
filter-gone = No lead has that any more. Here are all of them.
filter-unknown = None of your leads has “{ $words }” as its source, stage or tag. Here are all of them; /find looks everywhere.
board-title-filtered = <b>{ $section }</b>, { $count } · { $filter }
inline-title = <b>{ $title }</b>
inline-with = with { $what }
inline-phone = phone
inline-email = e-mail
inline-handle = handle
inline-link = link
inline-start = Start the bot
inline-nothing = Nothing found. Open the bot
inline-nothing-owed = Nothing is owed now. Type a name
command-find = Find a lead by name, number, #tag or word

## Reminders
reminders-title = <b>Reminders</b>
    I remind you when a follow-up falls due. If you don't mark it, I come back:
reminders-gentle = <b>Gentle</b>: 4 hours later, then each working morning.
reminders-steady = <b>Steady</b>: 1 and 3 hours later, then each working morning and mid-afternoon.
reminders-relentless = <b>Relentless</b>: 10 and 30 minutes later, then every hour.
reminders-custom = <b>Own times</b>: as long after as you say, then each working morning.
reminders-own = <b>Own times</b>: { $steps } later, then each working morning.
reminders-limits = At most { $pings } a day, never two within ten minutes.
profile-gentle = Gentle
profile-steady = Steady
profile-relentless = Relentless
profile-custom = Own times

## Holidays
holidays-title = <b>Public holidays: { $place }</b>
holidays-kept = I keep quiet on them, as on your days off.
holidays-off = I remind you on them as on any other day.
holidays-next = Next: { $day }, { $name }.
holidays-none = I know of none there in the coming year.
holidays-parts = Parts of the country have more of them. Type which is yours.
holidays-quiet = Quiet on holidays
button-part = 🗺 Part of the country
button-whole-country = Whole country

## Away
away = I keep quiet until { $until }. What falls due waits for you in one message.
away-stand-in = <b>Who stands in for you?</b> They are offered your team's follow-ups that fall due; your private leads wait.
away-back = Welcome back. What waited for you, if anything, comes in one message.
away-over = You are not away.
stand-in-nobody = Nobody
button-another-time = ⌨️ Another time
button-another-day = 📅 Another day
button-back-at-work = 👋 I'm back

## Taking everything along, and being forgotten
export-form = <b>Take your leads along</b>
    <b>CSV</b>: a table for Excel, Google Sheets and other programs.
    <b>JSON</b>: everything with its history. Send me that file, and I bring it all back.
    <b>Calendar</b>: your follow-ups, for any calendar.
button-csv = 📄 CSV
button-json = 📦 JSON
button-ics = 📅 Calendar
export-csv = { $count ->
    [one] 1 lead.
   *[other] { $count } leads.
 } Times are by your clock.
export-there = Here it is already.
export-json = { $count ->
    [one] 1 lead with its history.
   *[other] { $count } leads with their history.
 } Send me this file when you want it back.
export-ics = { $count ->
    [one] 1 follow-up.
   *[other] { $count } follow-ups.
 } Open the file to add them to your calendar.
takeout-back = { $count ->
    [one] This file holds 1 lead
   *[other] This file holds { $count } leads
 } from { $when }. Your book is empty, so { $count ->
    [one] it comes back as it was.
   *[other] they come back as they were, under their old numbers.
 }
takeout-more = This file is from { $when }. { $new ->
    [one] 1 lead in it isn't in your book and comes in under a new number.
   *[other] { $new } leads in it aren't in your book and come in under new numbers.
 }
takeout-known = { $known ->
    [one] 1 is here already and stays as it is.
   *[other] { $known } are here already and stay as they are.
 }
takeout-nothing = There is nothing new in this file, which is from { $when }. Your book stays as it is.
takeout-empty = There are no leads in this file, which is from { $when }.
button-bring-back = 📥 { $count ->
    [one] Bring it in
   *[other] Bring them in
 }
button-not-back = No
brought-back = { $count ->
    [one] 1 lead is in your book. /leads shows it.
   *[other] { $count } leads are in your book. /leads shows them.
 } What is overdue comes in one message.
brought-nothing = It is all in your book already. /leads shows it.
not-brought-back = Fine, your book stays as it is.
forget-form = <b>Shall I forget you?</b>
    I erase your name, your settings, drafts and reminders{ $count ->
        [0] , your goals, and what you told me of money and time.
        [one] , your goals, what you told me of money and time, and your lead with its history.
       *[other] , your goals, what you told me of money and time, and your { $count } leads with their history.
    } That can't be undone.
forget-team = What you recorded for a team stays with the team, without your name.
forget-backups = Backups keep a copy for 14 days, then it is gone from there too.
button-export-first = 📦 Export first
button-forget-yes = 🗑 Yes, erase everything
button-forget-no = Keep everything
forgotten = Done. I have erased everything of yours, and I won't remind you of anything. From the backups it is gone within 14 days. This chat is still on your phone until you delete it. If you write to me again, we begin anew.
card-forgotten = Erased.
not-forgotten = Fine, everything stays as it is.
## Sharing
offer-who = Who is it? Send me a name, a number, or what they want, and I keep it with this.
offer-photos = { $count ->
    [one] With a photo.
   *[other] With { $count } photos.
 }
offer-joined = From { $count } messages.
source-link-begun = Until midnight I note <b>{ $source }</b> with each lead you record. Name another place in a lead, and I take that one.
source-link-stopped = Stopped. I no longer add a place by myself.
source-link-noted = { $source }: { $note }
source-link-made =
    { $address }
    Open it when you are there, or print it as a QR code for your team. Until midnight I then note <b>{ $source }</b> with each lead.
source-link-how = Off to a fair or an open house? Send me its name, like <code>/link expo halifax</code>. Open the link that I make when you are there, and I note the place with each lead of that day.
button-stop-source-link = Stop
command-link = Note where you meet today's leads
button-photo = 🖼 Photo
photo-kept = Photo added.
photo-lost = Telegram no longer has that photo.
photo-not-kept = I took your words, but not the picture. Once the lead is recorded, reply to its card with the picture and a word about it, and I keep both.
only-text = I can't read that one. Tell me about the lead in a sentence, forward me a message, or share a contact, a link, a photo or a place.

## The summary, goals, money and time
command-summary = What your week came to
command-goal = What you aim for, and how far you are
command-spent = Note money spent on finding leads
command-time = Note time spent on finding leads
summary-title = <b>{ $period }</b>
summary-title-running = <b>{ $period }</b>, so far
summary-in-brackets = In brackets: the { $kind ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
        [year] year
        [day] day
       *[days] days
    } before.
summary-closed = <b>{ $count } closed</b> { $was }
summary-closed-won = <b>{ $count } closed, { $won } won</b> { $was }
summary-recorded = { $count } recorded { $was }
summary-touched = { $count } touched { $was }
summary-lost = { $count } lost { $was }
summary-open = { $count } still open { $was }
summary-was = ({ $count })
summary-alt = <blockquote expandable>{ $picture }</blockquote>
summary-goal = Goal: { $goal }
summary-return-line = { $told }
summary-ahead = Now: { $told }.
summary-count-owed = { $count } overdue
summary-count-cold = { $count } going cold
summary-count-coming = { $count } planned for the coming week
summary-quiet = Nothing happened with your leads in this time.
summary-quiet-running = Nothing yet.
summary-to-come = That time is still to come.
summary-quiet-week = A quiet week with your own leads: nothing happened, and none of them waits for you.
summary-quiet-week-team = A quiet week: nothing happened with your leads, and nothing waits for you.
summary-quiet-before = The { $kind ->
        [week] week
        [month] month
        [quarter] quarter
        [year] year
        [day] day
       *[days] days
    } before: { $closed } closed, { $recorded } recorded.
summary-quiet-gap = Close the gap shows whom to call first.
summary-quiet-new = Record a lead in one line: <code>/new Jane Doe, wants a mortgage, tomorrow 3pm</code>
summary-of-teams = The figures of { $teams } stand in { $count ->
    [one] its group
   *[other] their groups
 }: /summary there.
summary-head = <b>{ $title }</b> · { $period }
summary-head-now = <b>{ $title }</b>
amounts-more = { $count } more
summary-place = { $place }
summary-cut = … more in the CSV file
summary-expected = Of what was won, { $amount } is as expected, not confirmed.
summary-below = { $told }
summary-sources = By source
summary-people = By person
summary-return = Return
summary-help = Who helped
summary-speed = First touch
summary-ladder = Ladder
summary-owed = Overdue now
summary-cold = Going cold
summary-coming = Coming week
summary-gap = Close the gap
summary-rest = More
summary-sources-none = No leads yet in this time.
summary-people-none = Nobody has done anything yet in this time.
summary-people-off = Names are off in this group. An admin can show who did what.
summary-return-none = No money or time yet. Tell me what you put in, like <code>/spent 200 facebook</code> or <code>/time 90 facebook posting</code>.
summary-help-none = All wins were direct, and nobody was referred. After a win I ask who helped.
summary-speed-none = No lead had its first touch in this time.
summary-ladder-none = No leads on the ladder in this time.
summary-owed-none = Nothing is overdue.
summary-cold-none = Nobody is going cold.
summary-coming-none = No follow-ups in the coming week.
summary-gap-none = No open lead needs a call today.
source-none = No source
summary-source = <b>{ $source }</b>: { $recorded ->
        [one] 1 lead
       *[other] { $recorded } leads
    }, { $closed } closed
summary-source-won = <b>{ $source }</b>: { $recorded ->
        [one] 1 lead
       *[other] { $recorded } leads
    }, { $closed } closed, { $won }
summary-conversion = { $share } of them won
summary-touch-in = first touch { $time }
summary-close-in = closed in { $time }
summary-person = <b>{ $who }</b>: { $closed } closed
summary-person-won = <b>{ $who }</b>: { $closed } closed, { $won }
summary-person-recorded = { $count } recorded
summary-person-touches = { $count ->
        [one] 1 touch
       *[other] { $count } touches
    }
summary-return-all = <b>Together</b>: { $told }
summary-return-source = <b>{ $source }</b>: { $told }
summary-return-shared = <b>For all sources together</b>: { $told }
summary-return-of = { $won } won, { $spent } spent, return { $ratio }
summary-spent = Spent { $spent }
summary-spent-for-nothing = Spent { $spent }, nothing won from it yet
summary-an-hour = { $amount } an hour
summary-wins = { $direct } won directly, { $helped } with help
summary-helper = <b>{ $who }</b> helped with { $wins ->
        [one] one win
       *[other] { $wins } wins
    }
summary-helper-won = <b>{ $who }</b> helped with { $wins ->
        [one] one win
       *[other] { $wins } wins
    }, { $won }
summary-people-unnamed = People (names are off)
summary-credits = Sent by others:
summary-credit = <b>{ $who }</b> sent { $sent }, { $closed } closed
summary-credit-won = <b>{ $who }</b> sent { $sent }, { $closed } closed, { $won }
summary-speed-all = { $count ->
        [one] 1 lead had its first touch, within <b>{ $time }</b>.
       *[other] { $count } leads had their first touch, half of them within <b>{ $time }</b>.
    }
summary-speed-waiting = { $count ->
        [one] 1 still waits for it.
       *[other] { $count } still wait for it.
    }
summary-speed-before = Before that: { $time }.
summary-speed-source = { $source }: { $time }
summary-speed-hint = A touch within the first hour is worth most.
summary-rung = <b>{ $stage }</b>: { $reached } came, { $went_on } of { $stood } went on ({ $share })
summary-rung-few = <b>{ $stage }</b>: { $reached } came, { $went_on } of { $stood } went on
summary-rung-top = <b>{ $stage }</b>: { $reached } came
summary-lead-owed = <b>{ $title }</b>: since { $when }
summary-lead-cold = <b>{ $title }</b>: nothing since { $when }
summary-lead-coming = <b>{ $title }</b>: { $when }
summary-to-go = Still to go: { $told }.
summary-call = <b>{ $title }</b>: { $why }
summary-call-worth = <b>{ $title }</b>: { $why }, worth { $value }
call-ready = ready to buy
call-untouched = new, not touched yet
call-trusts = trusts you
call-referred = came by a referral
call-overdue = was promised a follow-up
call-cold = going cold
call-worth = still open
call-next = next in turn
button-summary-sources = 📍 Sources
button-summary-people = 👥 People
button-summary-return = 💰 Return
button-summary-help = 🤝 Who helped
button-summary-speed = ⚡ First touch
button-summary-ladder = 🪜 Ladder
button-summary-owed = ⏰ Overdue { $count }
button-summary-cold = 💤 Going cold { $count }
button-summary-coming = 📅 Coming up { $count }
button-summary-gap = 🎯 Close the gap
button-summary-rest = ⋯ More
button-summary-before = ‹ { $period }
button-summary-after = { $period } ›
button-summary-show-names = 👥 Show names in this group
button-summary-hide-names = Hide names in this group
summary-csv = The figures of { $period }.
goal-leads = { $count ->
        [one] 1 lead
       *[other] { $count } leads
    }
goal-closed = { $count } closed
goal-money = { $amount } won
goal-every-week = { $target } a week
goal-every-month = { $target } a month
goal-this-week = this week
goal-this-month = this month
goal-done = { $done } of { $target }
goal-was = { $done }, { $pace }
goal-was-then = { $when }: { $done }, { $pace }
goal-progress = { $done } { $when }, { $pace }
goal-unconfirmed = { $amount } of it as expected, { $pace }
pace-reached = reached
pace-on = on pace
pace-ahead = { $amount } ahead of pace
pace-behind = { $amount } behind pace
pace-short = { $amount } short
goals-title = <b>Goals</b>
goals-line = { $goal }
goals-before = <b>How earlier ones went</b>
goals-none = No goals yet. What does success look like?
goals-ended = No goals now. What does success look like?
goals-which = Which one are you done with? Tap it.
goals-how = Set one with <code>/goal 10 leads</code>, <code>/goal 3 closed</code> or <code>/goal $20000</code>. Add monthly for a month.
goal-set = { $whose ->
        [team] The team's goal
       *[own] Your goal
    }: <b>{ $goal }</b>. So far { $done }, { $pace }.
goal-set-instead = { $whose ->
        [team] The team's goal
       *[own] Your goal
    }: <b>{ $goal }</b> instead of { $before }. So far { $done }, { $pace }.
goal-given-up = No longer a goal: { $goal }.
goal-changed = Another goal has taken its place since; nothing done.
goal-changed-since = That goal was changed to { $goal } since; nothing done.
goal-ended-since = { $goal } is no goal any more; nothing done.
button-give-up = 🗑 { $goal }
ask-spent = <b>What did you spend, and on what?</b> For example <code>200 facebook</code> or <code>$1,200 on the expo</code>.
ask-time = <b>How long, and on what?</b> For example <code>90 facebook posting</code> or <code>2h workshop</code>.
told-noted = Noted: { $what } for { $source }.
told-noted-words = Noted: { $what } for { $source } ({ $words }).
told-noted-all = Noted: { $what }, for all sources together.
told-noted-new = Noted: { $what } for { $words }, which has a line of its own in the summary.
told-on = { $what } ({ $day })
told-meant = Did you mean { $source }?
button-source-meant = { $source }
told-noted-work = Noted: { $what }, for all sources together ({ $words }).
told-undone = Undone: { $what } no longer counts.
told-undone-goal = Undone: { $goal } is no goal any more.
told-undone-goal-back = Undone: the goal is { $goal } again.
told-undone-nothing = There is nothing to undo here any more.
undo-is-over = Undo works for ten minutes; that is over. It stays as it is.

## What can go wrong
something-went-wrong = Something went wrong on my side. Nothing of what you did before is lost. If it happens again, tell whoever runs this bot: incident { $incident }.
not-understood = I did not understand “{ $phrase }”.
not-understood-name = “{ $phrase }” has no letters in it. What is the name?
not-understood-due = I did not understand “{ $phrase }” as a time. Try tomorrow 3pm, fri 9, in 2 hours or 25/12.
not-understood-contact = I found no phone number, e-mail or handle in “{ $phrase }”. I keep it as a note; send me one, or tap Skip.
not-understood-value = I did not understand “{ $phrase }” as an amount. Try 350k or 1,200.50.
not-understood-tags = “{ $phrase }” holds no tag. A tag is a word, like mortgage; send - to clear them.
not-understood-minutes = I did not understand “{ $phrase }” as minutes. Try 15.
not-understood-zone = I don't know “{ $phrase }”. Try a bigger city near by, or send me the time it is now, like 16:20.
not-understood-hours = I did not understand “{ $phrase }” as working hours. Try 8-20.
not-understood-currency = I don't know a currency “{ $phrase }”. Try its three letters, like CAD.
not-understood-country = I don't know a country “{ $phrase }”. Try its name, like Canada.
not-understood-region = I don't know a part “{ $phrase }”. Try its name or its letters.
not-understood-steps = I did not understand “{ $phrase }” as lengths of time. Each needs min, h or day.
not-understood-summary = I did not understand “{ $phrase }” as a time of the day. Try 8:45 or 5pm.
not-understood-summary-day = I did not understand “{ $phrase }” as a day and a time. Try <code>/settings summary fri 17:00</code> or <code>/settings summary off</code>.
not-understood-away = I did not understand “{ $phrase }” as a day or a time.
not-spent-yet = { $day } is still to come. Tell me of it once it is over, or leave the day out.
not-understood-spent = I found no amount in “{ $phrase }”, or more than one. Try <code>200 facebook</code>, with a day behind it if it wasn't today.
not-understood-time = I found no minutes or hours in “{ $phrase }”. Try <code>90 facebook posting</code> or <code>2h workshop</code>.
not-understood-goal = I did not understand “{ $phrase }” as a goal. Try <code>/goal 10 leads</code>, <code>/goal 3 closed</code> or <code>/goal $20000</code>, with monthly behind it for a month.
not-understood-period = I did not understand “{ $phrase }” as a time. Try <code>/summary last month</code>, <code>/summary quarter</code> or <code>/summary 1 Apr – 15 Apr</code>.
period-to-come = { $period } is still to come. Did you mean { $instead }?
button-period-instead = { $period }
name-too-long = “{ $phrase }” is too long for a name. Send me up to 100 characters; the rest makes a good note.
step-too-short = “{ $phrase }” is too soon for me: ten minutes is the least.
step-too-long = “{ $phrase }” is too long: 14 days is the most.
too-long-to-note = That is too long for me here: 200 characters are the most. Say it in fewer words, please.
too-many-steps = That is too much for me: eight times are the most.
moment-passed = { $when } has passed. When then?
nothing-to-record = I see no name, phone or e-mail in that. Who is it?
no-such-lead = There is no lead #{ $number } here. /leads shows them all.
lead-vanished = Lead #{ $number } was deleted.
mark-which = Of which lead? Reply to its card with that, or tap its buttons. /due shows what you owe, /find finds anybody.
which-of-these = Which lead do you mean?
which-lead = Which one? Send its number, like 12, or a name.
which-number = <b>Which #{ $number } do you mean?</b>
left-team = You are no longer in { $team }, so this lead is with them now.
not-allowed = That isn't yours to see or to change.
not-a-colleague = They aren't in a team with you, so they can't stand in.
asked-another = That question is for { $who }.
question-gone = That question is no longer open. /new starts again.
question-too-old = That question is too old; reply /lead again.
lead-taken = { $who } has { $title } already.
lead-in-pool = { $title } is in the pool already.
not-a-member = They aren't in this team. Pick somebody else.
not-in-a-team = That lead is yours alone; only a team has a pool.
enough-leads = You have { $count ->
    [one] 1 open lead
   *[other] { $count } open leads
 }; your team allows { $most }. Claim again when you have fewer.
lead-ended = { $title } is { $status ->
    [closed] closed
   *[lost] lost
 } already. Reopen it to go on.
lead-still-open = { $title } is open.
not-closed = { $title } isn't closed any more.
not-lost = { $title } isn't lost any more.
no-touch = Nothing is logged for { $title } yet.
not-postponed = The follow-up of { $title } isn't postponed any more.
nothing-to-undo = Undo works for ten minutes; that is over. The card shows how { $title } stands.
lead-changed = { $who } { $what } { $when }. This is how it stands now.
changed-followed_up = marked { $title } followed up
changed-closed = closed { $title }
changed-lost = marked { $title } lost
changed-reopened = reopened { $title }
changed-snoozed = postponed { $title }
changed-deleted = deleted { $title }
changed-undone = took back a mark of { $title }
changed-handed_over = took over { $title }
changed-given = gave { $title } to { $to }
changed-to-pool = gave { $title } to the pool
not-a-takeout = That isn't an export of mine. I can bring back the JSON file that /export gives.
other-takeout = Another version of me made that file, and I can't read it. Your book stays as it is.
broken-takeout = That file is damaged or was changed, so I brought nothing in. Try it again just as /export gave it.
takeout-too-big = That file is too big for me: 20 MB is the most. Your book stays as it is.
export-not-back = This export would be more than 20 MB, which I couldn't bring back. Take the CSV along instead.
takeout-gone = I can't get at that file any more. Please send it again.
nothing-to-take-along = There are no leads to take along yet. /new records one.
export-too-big = Your leads make a file of more than 50 MB, which Telegram doesn't take. Try another of the files.
nothing-planned = No follow-ups are planned, so a calendar would be empty.
one-moment = This group is busy; one moment.
forged = I don't know that button. /leads shows your leads.
not-saved = I could not save that: there is no room on my disk. Nothing was changed; please try again in a while.
unreadable = I can't read your leads at the moment. Nothing is lost; whoever runs this bot has been told.
stale-lead = Somebody changed it in the same moment. Please look and try again.
stranger = This bot is for a closed circle. Ask whoever runs it to let you in.

## Teams
team-hello =
    <b>Hello, team.</b> I keep your leads and remind whoever owes the next follow-up until it is done.
    Record one here: /new Jane Doe, wants a mortgage, tomorrow 3pm
    Each of you: press “Let it write to me” and then Start once, or I can't remind you.
team-hello-again = { $count ->
    [one] I'm back, and your lead is still here.
   *[other] I'm back, and your { $count } leads are still here.
 } Who hasn't pressed Start with me yet finds the button below.
team-settings-title = <b>Settings of { $team }</b>
team-settings-zone-unknown = Clock: not chosen yet, { $zone } until then. Tap Clock.
team-settings-new = New leads: { $whose }
team-settings-late = Late follow-ups: after { $nags ->
    [one] 1 reminder
   *[other] { $nags } reminders
 } the group sees how many, after { $days ->
    [one] 1 working day
   *[other] { $days } working days
 } the admins see whose
team-settings-most = Open leads for each member: { $most }
team-settings-topic = Reminders and lists go to: { $where ->
    [here] this topic
    [elsewhere] another topic
   *[general] General
 }
team-settings-reached = { $missing ->
    [0] Everybody I know here gets reminders in private.
    [one] I can't write to one member yet. They press “Let it write to me”, then Start.
   *[other] I can't write to { $missing } members yet. Each presses “Let it write to me”, then Start.
 }
team-settings-who = Only admins can change this.
new-leads-mine = whoever records them
new-leads-pool = the pool, until somebody claims
new-leads-in_turn = members in turn
most-any = any number
button-team-new = 🆕 New leads
button-team-late = 📣 Late follow-ups
button-team-most = ⚖️ Open leads
button-team-here = 📌 Write here
button-team-general = 📌 Write in General
team-new-leads = Who gets a new lead?
team-late = When does the group see how many are late, and when do the admins see whose?
team-after-nags = { $nags ->
    [one] Group: 1 reminder
   *[other] Group: { $nags } reminders
 }
team-after-days = { $days ->
    [one] Admins: 1 working day
   *[other] Admins: { $days } working days
 }
team-most = How many open leads may one member have? With that many, a member's turn is skipped.
team-asked = { $who }, { $question }
team-ask-zone = reply with the city whose clock the team goes by, or the time it is there now.
team-ask-country = reply with the country you work in, like Canada. I read phone numbers as people there write them.
team-ask-summary = reply with the time at which the summary shall come, like 8:45 or 5pm.
team-ask-currency = reply with the currency you sell in, like CAD, USD or EUR.
button-join = Let it write to me
button-set-up = Set up the team
button-to-private = Write to me in private
write-as-yourself = Please write as yourself: turn off “Remain anonymous” or post under your own name, or I can't tell whose lead it is.
private-only = That works only in private.
admins-only = That's for the admins of this group.
not-yours = Only { $who } or an admin can do that with { $title }.
not-yours-free = Nobody has { $title } yet. Claim it first, or ask an admin.
nobody-yet = whoever claims it
joined-team = You're in <b>{ $team }</b>. I'll remind you here of what you owe there. Times are { $zone }'s, { $time } now. /settings changes yours.
card-zone-unknown-team = Times are by { $zone } until an admin chooses the clock in /settings.
card-team = Team: { $team }
card-owner = { $who } { $who ->
    [You] have
   *[other] has
 } it
card-owner-in-turn = { $who } has it: it was { $who }'s turn
card-in-pool = Nobody has it yet
button-claim = Claim
button-show-me = Show me
shown-in-private = I've sent it to you privately.
team-how = Record a lead with /new and who it is, or reply /lead to a message that tells of one.
lead-how = Reply /lead to a message that tells of a lead, and I record it. /lead 12 shows one.
edited-message = I read a message once, as you first sent it. To correct a lead, reply to its card, or tap ⋯ More there.
not-asked = I'm not asking you that now. /new records a lead, a reply to a card adds a note.
noted-not-marked = Note added. Only { $who } or an admin marks this one.
new-nothing = Who is it? Try <code>/new Jane Doe, wants a mortgage</code>.
lead-who = Who is it? Send me the name; I keep that message as a note.
due-in-private = { $who }, I've sent you privately what you owe.
due-nothing = { $who }, you owe nothing right now.
due-no-start = { $who }, I can't write to you yet. Press the button and then Start, and I show you there what you owe.
help-team =
    <b>Record</b> a lead in one line: <code>/new Jane Doe, wants a mortgage, tomorrow 3pm</code>. Or reply /lead to a message that tells of one.
    <b>Mark</b> it with the buttons under its card. Reply to a card to add a note, or what you did: called, wants an offer, next tue 10.

    /new – record a lead; alone, I ask step by step
    /lead 12 – one lead
    /leads – all our leads; /pool – those that nobody has
    /find jane – a name, 0134, #tag or word
    /due – what you owe, in private
    /summary – what our week came to; /goal – what we aim for
    /spent 200 facebook – money spent on leads
    /settings – who gets new leads, when I remind
    /cancel – stop the question I asked you

    Add <code>for @bob</code> to a lead, and it is Bob's.
    I read only commands, my name, and replies to me.
group-lead = Record the message you reply to, or show a lead
group-leads = All our leads
command-pool = Leads that nobody has yet
not-in-team = I can't see you in that group. Join it first, then press its button again.
pool-title = { $count ->
    [one] <b>Nobody has this lead yet</b>
   *[other] <b>Nobody has these { $count } leads yet</b>
 }
pool-title-of = { $count ->
    [one] <b>1 of { $of } leads is still nobody's</b>
   *[other] <b>{ $count } of { $of } leads are still nobody's</b>
 }
pool-line = #{ $number } { $title } – { $when }
pool-line-need = #{ $number } { $title }, { $need } – { $when }
why-offered = <b>Nobody has { $title } yet.</b>
    I offer it to the group at once and again half an hour later. Then I ask the admins, and offer it each working morning.
pool-left = { $count ->
    [one] 1 lead was with somebody who has left the group. Claim it, and its history comes with it.
   *[other] { $count } leads were with somebody who has left the group. Claim what you take on; the history comes with it.
 }
pool-left-admin = { $count ->
    [one] 1 lead was with somebody who has left the group. Assign it, or wait until somebody claims it.
   *[other] { $count } leads were with somebody who has left the group. Assign them, or wait until they are claimed.
 }
pool-at-rest = at rest
pool-more = … and { $count } more: /pool
pool-empty = The pool is empty: every lead has an owner.
pool-in-group = A pool belongs to a team. Ask me /pool in its group.
pool-unclaimed = <b>{ $team }</b>: { $count ->
    [one] nobody has claimed this lead. Who gets it?
   *[other] nobody has claimed these { $count } leads. Who gets them?
 }
has-now = { $who } { $who ->
    [You] have
   *[other] has
 } <b>{ $title }</b> now.
outdated = Replaced by the list below.
owner-away = { $who } is away until { $until }, and hears of it then.
owner-away-stand-in = { $who } is away until { $until }. { $to } stands in and is offered it when it falls due.
has-too-many = { $who } has { $count } open leads; your team allows { $most }.
have-too-many = You have { $count } open leads; your team allows { $most }.
not-in-this-team = { $who } isn't in this team.
several-called-so = More than one of you is called { $who }. Tap More, then Assign, to choose.
recorded-in-turn = Leads go round in this team. To give this one to { $who }, ask an admin.
lies-in-pool = <b>{ $title }</b> is in the pool.
assign-form = Who gets <b>{ $title }</b>?
yours-now = <b>{ $title }</b> is yours now.
your-turn = It's your turn: <b>{ $title }</b>, recorded by { $who }.
you-are-away = You are away until { $until }, and I keep quiet until then.
given-to-you = { $who } gave you <b>{ $title }</b>.
gave-to = { $who } gave <b>{ $title }</b> to { $to }.
merged-in-pool = #{ $number } <b>{ $title }</b> was merged into #{ $into }.
merged-away = { $who } merged your #{ $number } into #{ $into } <b>{ $title }</b>, which { $to } has.
merged-into-own = { $who } merged your #{ $number } into #{ $into } <b>{ $title }</b>, and has it now.
gave-to-pool = { $who } gave <b>{ $title }</b> to the pool.
claimed = It's yours. I've sent it to you privately.
claimed-before = You have { $title } already.
claimed-away = It's yours. You are away until { $until }, and I keep quiet until then.
claimed-unheard = It's yours. Press “Let it write to me”, or I can't remind you.
called-in-group = <a href="tg://user?id={ $id }">{ $who }</a>, <b>{ $title }</b> is yours now. Press the button and then Start, or I can't remind you.
button-claim-lead = Claim { $lead }
button-assign-lead = Assign { $lead }
button-mine = Mine
button-pool = Pool
button-assign = Assign…
button-to-pool = To the pool
unknown-command = I don't know that command. /help shows them all.
admin-unreadable = The file { $file } can't be read ({ $why }) and is left untouched. Newest backup: { $backup }.
admin-trouble = { $trouble }

## Importing a file
command-import = Record a list of leads
import-how =
    <b>Send me a file of leads</b>, up to 20 MB and 20,000 rows: a CSV as HubSpot, Pipedrive, Google Contacts, Follow Up Boss or Outlook export it, a table saved as CSV, or contacts as a vCard (.vcf).
    I show you what I would record, and record nothing before you say so.
import-unnamed = your file
import-reading = Reading…
import-reading-some = Reading… { $done } of { $total }
import-recording = { $count ->
    [one] Recording 1 lead…
   *[other] Recording { $count } leads…
 }
import-title = <b>{ $name }</b>, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
 }
import-new = <b>{ $count ->
    [one] 1 new lead
   *[other] { $count } new leads
 }</b>
import-none = <b>Nothing new to record</b>
import-known = { $count } known already: left out
import-twice = { $count } twice in the file: left out
import-faulty = { $count } without a name, a contact or a need: left out
import-sample = { $place }. <b>{ $title }</b> · { $more }
import-sample-alone = { $place }. <b>{ $title }</b>
import-status-open = open
import-status-followed_up = followed up
import-status-closed = closed
import-status-lost = lost
import-mapping = <blockquote expandable>{ $lines }</blockquote>
import-column = { $field }: { $names }
import-columns-note = Kept as notes: { $names }
import-columns-out = Left out: { $names }
import-unread = { $count ->
    [one] 1 value doesn't fit its column; it is kept as a note:
   *[other] { $count } values don't fit their columns; they are kept as notes:
 }
import-unread-value = row { $row }, { $column }: “{ $value }”
import-unread-more = … and { $count } more
import-unrecognised = { $count ->
    [one] I don't know what this column holds, so I keep it as a note: { $names }. Tap it to tell me.
   *[other] I don't know what these columns hold, so I keep them as notes: { $names }. Tap one to tell me.
 }
import-dates-day = Dates are read as day/month: { $written } is { $day }.
import-dates-month = Dates are read as month/day: { $written } is { $day }.
import-due-named = { $count ->
    [one] 1 follow-up is on the day that the file names.
   *[other] { $count } follow-ups are on the days that the file names.
 }
import-due-passed = { $count ->
    [one] 1 follow-up is past its day: I remind you { $day }.
   *[other] { $count } follow-ups are past their days: I remind you { $day }.
 }
import-due-morning = { $count ->
    [one] 1 lead has no day for its follow-up: I remind you { $day }.
   *[other] { $count } leads have no day for their follow-up: I remind you { $day }.
 }
import-due-spread = { $count } leads have no day for their follow-up: { $each } each working day, from { $first } until { $last }.
import-ended-closed = { $count ->
    [one] 1 is closed already.
   *[other] { $count } are closed already.
 }
import-ended-lost = { $count ->
    [one] 1 is lost already.
   *[other] { $count } are lost already.
 }
import-columns = <b>{ $name }</b>
    What does each column hold? Tap one to change it.
import-column-form = <b>{ $name }</b>: what does this column hold?
import-column-values = It says: { $values }
import-column-empty = Nothing stands in it.
import-cancelled = Fine, I recorded nothing.
import-done = { $count ->
    [one] <b>1 lead is recorded.</b>
   *[other] <b>{ $count } leads are recorded.</b>
 } /leads shows them.
import-undone = { $count ->
    [one] Undone: 1 lead is gone again.
   *[other] Undone: { $count } leads are gone again.
 }
import-undone-stay = { $count ->
    [one] 1 stays, because you have worked on it since.
   *[other] { $count } stay, because you have worked on them since.
 }
import-returned = { $count ->
    [one] This row is not recorded. The first column says why.
   *[other] These { $count } rows are not recorded. The first column says why.
 } Put it right and send me the file again.
import-returned-name = { $name } – not recorded.csv
import-reason = Reason
import-fault-no-lead = No name, contact or need in this row
import-fault-unread-contact = No name, and the contact can't be read
import-fault-known = Known already: { $other }
import-fault-twice = Twice in the file: { $other }
button-import = ✅ Import { $count ->
    [one] 1 lead
   *[other] { $count } leads
 }
button-import-columns = ✏️ Columns
button-import-column = { $name } → { $field }
button-import-unrecognised = ❔ { $name }
button-dates-day = 📅 Read dates as day/month
button-dates-month = 📅 Read dates as month/day
button-heading-yes = First row is a heading: yes
button-heading-no = First row is a heading: no
button-duplicates-skipped = Duplicates: left out
button-duplicates-kept = Duplicates: recorded
button-import-undo = ↩️ Undo import
column-name = Name
column-first = First name
column-last = Last name
column-last_first = Last, first
column-company = Company
column-phone = Phone
column-email = E-mail
column-link = Link
column-handle = Handle
column-source = Source
column-detail = Source detail
column-need = Wants
column-value = Worth
column-currency = Currency
column-won = Won
column-won_currency = Won currency
column-status = Status
column-why = Lost reason
column-lost_note = Lost note
column-tags = Tags
column-due = Follow-up
column-since = Recorded on
column-ended = Ended on
column-notes = Notes
column-note = Note
column-out = Leave out
not-a-table = I can't read leads in that. Send me a CSV file, or contacts as a vCard (.vcf).
spreadsheet-not-table = That is a spreadsheet. Save it as CSV (File, Save as, CSV) and send me that file.
document-not-table = That is a document, and I can't read the people in it. Send me the list as CSV, or as a table saved as CSV (File, Save as, CSV).
archive-not-table = That is an archive with other files in it. Unpack it, and send me the CSV or vCard file from it.
calendar-not-table = That is a calendar, and I record people. Send me a CSV file, or contacts as a vCard (.vcf).
own-calendar-not-table = That is the calendar of your follow-ups, as I made it: open it with your calendar program. To bring your leads back, send me the JSON file that /export gives.
empty-table = There is nothing in that file but perhaps the names of its columns. Is it the right one?
table-too-large = That file has more than 20 MB. Cut it in two and send me both.
too-many-rows = That file has more than 20,000 rows. Cut it in two and send me both.
file-gone = I can't get that file from Telegram just now. Try again in a minute, or send it once more.
import-gone = I don't have that file any more. Send it once more.
imported-already = That file is imported already. /leads shows its leads.
nothing-to-import = Nothing in that file is new.
import-stays = Undo works for ten minutes; that is over. The leads stay.

## The picture of a summary
chart-so-far = { $days }, so far
chart-closed = closed
chart-won = won
chart-won-more = won, and { $count ->
        [one] 1 more currency
       *[other] { $count } more currencies
    }
chart-nothing = Nothing happened
chart-nothing-yet = Nothing yet
chart-more-goals = and { $count } more in /goal
chart-part = { $part } of { $whole }
chart-was = was { $count }
chart-as-before = as before
chart-recorded = recorded
chart-touched = touched
chart-touches = touches
chart-lost = lost
chart-open = still open
chart-goal-leads = { $done } of { $target } leads
chart-goal-closed = { $done } of { $target } closed
chart-goal-money = { $done } of { $target } won
chart-every-week = weekly, { $pace }
chart-every-month = monthly, { $pace }
chart-goal-of = { $period }, { $pace }
chart-pace-reached = reached
chart-pace-short = { $count } short
chart-pace-ahead = { $count } ahead
chart-pace-behind = { $count } behind
chart-pace-even = on pace
chart-ladder = All on the ladder
chart-before-week = the week before
chart-before-month = the month before
chart-before-quarter = the quarter before
chart-before-year = the year before
chart-before-days = the days before
chart-before-day = the day before
chart-went-on = went on
chart-sources = Sources
chart-source-unknown = Not said
chart-people = People
chart-others = { $count } others
chart-alt = In the picture: { $told }.
chart-alt-won = { $won } won
chart-alt-count = { $count } { $of }
chart-alt-goals = Goals: { $goals }.
chart-alt-goal = { $done } ({ $pace })
