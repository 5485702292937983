"""People, posts, bodies and places."""

from .bodies import Committee, Court, Department, PropertyCompany
from .people import Affiliation, Function, Person, Post
from .places import Community, District, Dwelling, Estate, EstateManagement, Street
