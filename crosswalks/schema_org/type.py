"""What is described: the classes of schema.org in the words of our vocabulary of types.

Standard: schema.org, `@type` and its classes, `additionalType`, `artform`, `genre`, `jobTitle`, `hasOccupation`.
"""

import re

from crosswalks.common.distinct import distinct
from crosswalks.common.texts import texts
from crosswalks.schema_org.source import Source

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CLASSES = {
    "Image": "ImageObject Barcode Painting Drawing Poster Map CoverArt ComicStory",
    "Physical object": "Sculpture",
    "3D model": "3DModel",
    "Video": "VideoObject VideoObjectSnapshot Movie Clip MovieClip TVEpisode TVSeries Episode",
    "Audio": "AudioObject AudioObjectSnapshot MusicRecording MusicAlbum PodcastEpisode PodcastSeries RadioEpisode",
    "Book": "Book Audiobook Chapter BookSeries",
    "Article": "Article ScholarlyArticle MedicalScholarlyArticle TechArticle AdvertiserContentArticle Periodical",
    "Dataset": "Dataset DataCatalog DataFeed",
    "Blog post": "BlogPosting SocialMediaPosting LiveBlogPosting",
    "Learning object": "LearningResource Syllabus HowTo Guide",
    "Collection": "Collection ExhibitionCatalog",
    "Resource": "CreativeWork DigitalDocument TextDigitalDocument PresentationDigitalDocument Manuscript "
                "MusicComposition SheetMusic Play ShortStory Legislation Quotation Review Recipe MediaObject "
                "TextObject ArchiveComponent VisualArtwork",
    "News article": "NewsArticle AnalysisNewsArticle BackgroundNewsArticle ReportageNewsArticle OpinionNewsArticle",
    "Announcement": "SpecialAnnouncement",
    "Event": "Event EventSeries LiteraryEvent SocialEvent ChildrensEvent FoodEvent SportsEvent PublicationEvent",
    "Exhibition": "ExhibitionEvent VisualArtsEvent",
    "Performance": "MusicEvent DanceEvent TheaterEvent ComedyEvent ScreeningEvent",
    "Conference": "ConferenceEvent",
    "Training": "EducationEvent Course CourseInstance",
    "Organization": "Organization Corporation Consortium LocalBusiness Project ResearchProject FundingAgency",
    "Research institute": "EducationalOrganization CollegeOrUniversity ResearchOrganization Library "
                          "ArchiveOrganization",
    "Museum": "Museum ArtGallery",
    "Government body": "GovernmentOrganization GovernmentOffice",
    "Ensemble": "PerformingGroup DanceGroup MusicGroup TheaterGroup",
}  # fmt: skip
_WORDS = {name: word for word, names in _CLASSES.items() for name in names.split()}


def type(source: Source) -> list[str]:
    """`additionalType`, a person's occupation, then the classes (`VideoObject` is a video), `artform` and `genre`."""
    node = source.node
    work = texts(node.values("jobTitle", "hasOccupation")) if "Person" in node.classes() else []
    classes = [_WORDS.get(name) or _CAPITAL.sub(" ", name) for name in node.classes()]
    return distinct([*texts(node.values("additionalType")), *work, *classes, *texts(node.values("artform", "genre"))])
