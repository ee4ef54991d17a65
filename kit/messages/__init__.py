"""What apps declare about mail: topics, messages, reminders and parts of the bulletin.

An app declares in its `messages` and `bulletin` modules; `mailings` sends what is declared and knows no app that
declares it.
"""

from .announcing import announce, announced_to
from .audience import MailAudience, audiences
from .bulletin_parts import BlockGroup, BlockLine, BulletinBlock, BulletinSection, SectionGroup, Span, blocks, sections
from .message import CalendarPart, Message, messages
from .news import News
from .reminder import DueReminder, Reminder, ReminderPart, Urgency, reminders
from .topic import Topic, TopicGroup, topic_choices, topics

__all__ = [
    "BlockGroup",
    "BlockLine",
    "BulletinBlock",
    "BulletinSection",
    "CalendarPart",
    "DueReminder",
    "MailAudience",
    "Message",
    "News",
    "Reminder",
    "ReminderPart",
    "SectionGroup",
    "Span",
    "Topic",
    "TopicGroup",
    "Urgency",
    "announce",
    "announced_to",
    "audiences",
    "blocks",
    "messages",
    "reminders",
    "sections",
    "topic_choices",
    "topics",
]
