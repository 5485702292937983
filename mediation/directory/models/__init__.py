"""People, posts, bodies and places, and what was changed of them."""

from .bodies import Committee, Court, Department, PropertyCompany
from .changes import DirectoryChange
from .people import Affiliation, Function, Person, Post
from .places import Community, District, Dwelling, Estate, EstateManagement, Street
