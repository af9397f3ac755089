"""OAI-PMH 2.0: windows over sets, pages by resumption token, an end of list that is proved.

https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

from harvesters.oai_pmh.harvest import harvest

__all__ = ["harvest"]
