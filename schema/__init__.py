"""The words of the house: nodes, edges, facts, ids and the closed sets. Imports nothing of ours."""
