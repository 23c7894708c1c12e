package com.signalcraft.contract;

abstract class PointContract extends ContractArea {}
